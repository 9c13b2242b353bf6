import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi, problem } from '@/test/fake-api'
import { renderRoute } from '@/test/render-route'

const NOTHING = { 'GET /cohorts': () => ({ items: [], next_cursor: null }) }

function session(memberships: unknown[]) {
  const person = { id: '1', email: 'mari@example.ee', name: 'Mari', language: 'et', is_administrator: false }
  return { ...NOTHING, 'GET /session': () => ({ person, memberships, return_to: null }) }
}

test('changing the language keeps the page and its filters', async () => {
  fakeApi(NOTHING)
  const { user, router } = renderRoute('/et/?phase=closed')
  await user.click(await screen.findByRole('link', { name: 'Русский' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Закрытые наборы' })).toHaveFocus()
  expect(router.state.location.href).toBe('/ru?phase=closed')
  expect(document.documentElement.lang).toBe('ru')
})

test('nobody’s session is not asked for in a browser where nobody has signed in', async () => {
  const asked = fakeApi(NOTHING)
  renderRoute('/et')
  await screen.findByRole('link', { name: 'Logi sisse' })
  expect(asked.map(({ path }) => path)).not.toContain('/session')
})

test('an ended sign-in is noticed once and not asked for again', async () => {
  const ended = () => problem(401, 'unauthenticated')
  const asked = fakeApi({ ...NOTHING, 'GET /session': ended, 'POST /session/renew': ended })
  const first = renderRoute('/et')
  await screen.findByRole('link', { name: 'Logi sisse' })
  first.unmount()
  renderRoute('/et')
  await screen.findByRole('link', { name: 'Logi sisse' })
  expect(asked.filter(({ path }) => path === '/session')).toHaveLength(1)
})

test('the way to sign in knows the way back', async () => {
  fakeApi(NOTHING)
  renderRoute('/et/?phase=closed')
  const link = await screen.findByRole('link', { name: 'Logi sisse' })
  expect(new URL(link.getAttribute('href') ?? '', 'http://localhost').searchParams.get('to')).toBe('/et?phase=closed')
})

test.each([
  ['an applicant', [], false],
  ['an organiser', [{ organisation: { id: '1', name: { text: 'A', language: 'et' } }, role: 'viewer' }], true],
])('%s sees their own places', async (_who, memberships, hasDesk) => {
  fakeApi(session(memberships))
  const { user } = renderRoute('/et/')
  await user.click(await screen.findByText('Mari'))
  expect(screen.getByRole('link', { name: 'Minu registreeringud' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Korraldaja töölaud' }) !== null).toBe(hasDesk)
})

test('an unknown language is answered in all of them', async () => {
  fakeApi()
  renderRoute('/xx/')
  expect(await screen.findByText(/Страниц|страниц/)).toBeInTheDocument()
  expect(screen.getByText(/The page could not be opened/)).toBeInTheDocument()
})
