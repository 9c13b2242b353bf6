import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cohortCard } from '@/test/examples'
import { type FakeRequest, fakeApi } from '@/test/fake-api'
import { renderRoute } from '@/test/render-route'

function page(...cohorts: ReturnType<typeof cohortCard>[]) {
  return { items: cohorts, next_cursor: null }
}

function lastList(asked: FakeRequest[]): URLSearchParams {
  const request = asked.filter(({ path }) => path.startsWith('/cohorts?')).at(-1)
  return new URLSearchParams(request?.path.split('?')[1])
}

test('shows what is open, for whom, how many places and how long still', async () => {
  fakeApi({ 'GET /cohorts': () => page(cohortCard({ admission_mode: 'first_come', places_left: 3 })) })
  renderRoute('/et/')
  const item = (await screen.findByRole('heading', { level: 2 })).closest('article')
  expect(item).toHaveTextContent('Huvikaitsekoolitused')
  expect(item).toHaveTextContent('Tähtaeg T, 1. detsember 2026 kell 23.59 · jäänud 9 päeva')
  expect(item).toHaveTextContent('Meeskondadele: 4–6 liigetHarju maakondkohti 10 meeskonnale · vabu kohti: 3')
  expect(document.title).toBe('Avatud programmid – Kohort')
})

test('marks a title that is not in the language of the page', async () => {
  fakeApi({ 'GET /cohorts': () => page(cohortCard()) })
  renderRoute('/ru/')
  const title = await screen.findByRole('link', { name: /Huvikaitsekoolitused/ })
  expect(title).toHaveTextContent('Huvikaitsekoolitused (на эстонском языке)')
  expect(within(title).getByText('Huvikaitsekoolitused')).toHaveAttribute('lang', 'et')
})

test('filters live in the address and are sent to the server', async () => {
  const asked = fakeApi({ 'GET /cohorts': () => page(cohortCard()) })
  const { router, user } = renderRoute('/en/?theme=advocacy')
  await screen.findByRole('option', { name: 'Harju maakond' })
  await user.selectOptions(screen.getByLabelText('County'), '0037')
  await waitFor(() => expect(lastList(asked).get('county')).toBe('0037'))
  expect(lastList(asked).get('theme')).toBe('advocacy')
  expect(lastList(asked).get('phase')).toBe('open')
  expect(router.state.location.search).toEqual({ theme: 'advocacy', county: '0037' })
})

test('an empty list helps on: fewer filters, or other calls', async () => {
  fakeApi({ 'GET /cohorts': () => page() })
  renderRoute('/en/?q=zzz')
  const results = (await screen.findByText(/No call matches these filters/)).closest('div')
  const links = within(results as HTMLElement).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '/en',
    '/en?phase=upcoming&q=zzz',
    '/en?phase=closed&q=zzz',
  ])
})

test('more calls are fetched with the cursor of the last page', async () => {
  const asked = fakeApi({
    'GET /cohorts': ({ path }) =>
      path.includes('cursor=') ? page(cohortCard({ id: 'c2' })) : { items: [cohortCard()], next_cursor: 'abc' },
  })
  const { user } = renderRoute('/en/')
  await user.click(await screen.findByRole('button', { name: 'Show more' }))
  await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(2))
  expect(lastList(asked).get('cursor')).toBe('abc')
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument()
})

test('a filter that does not exist is ignored, not asked for', async () => {
  const asked = fakeApi({ 'GET /cohorts': () => ({ items: [], next_cursor: null }) })
  renderRoute('/et/?phase=never&county=0037')
  await screen.findByRole('heading', { level: 1, name: 'Avatud programmid' })
  const [list] = asked.filter(({ path }) => path.startsWith('/cohorts'))
  expect(list?.path).toBe('/cohorts?phase=open&county=0037&limit=20')
})
