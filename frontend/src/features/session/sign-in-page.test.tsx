import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi, problem } from '@/test/fake-api'
import { session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const NOTHING = { items: [], next_cursor: null }

function refusal(pointer: string, code: string) {
  return () => problem(422, 'validation-failed', { errors: [{ pointer, code, detail: '' }] })
}

test('a link from the mail signs in only when the button is pressed, and goes where it was asked for', async () => {
  const asked = fakeApi({
    'POST /sessions': () => ({ ...session(), return_to: '/et/registrations' }),
    'GET /registrations': () => NOTHING,
  })
  const { user, router } = renderRoute('/et/sign-in#token=ksi_secret')
  const button = await screen.findByRole('button', { name: 'Logi sisse' })
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await user.click(button)
  await waitFor(() => expect(router.state.location.pathname).toBe('/et/registrations'))
  expect(asked.find(({ path }) => path === '/sessions')?.body).toEqual({ token: 'ksi_secret', delivery: 'cookie' })
  expect(router.state.location.hash).toBe('')
})

test.each([
  ['expired_or_used', /aegunud või juba kasutatud/],
  ['other_browser', /teises brauseris/],
])('a link refused as %s says why and offers a new one', async (code, words) => {
  fakeApi({ 'POST /sessions': refusal('/token', code) })
  const { user } = renderRoute('/et/sign-in#token=ksi_secret')
  await user.click(await screen.findByRole('button', { name: 'Logi sisse' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  await user.click(screen.getByRole('button', { name: 'Küsi uus link' }))
  expect(screen.getByLabelText('E-posti aadress')).toBeInTheDocument()
})

test('the address, then the code; a wrong code says so at its field', async () => {
  const asked = fakeApi({
    'POST /sign-in-links': () => ({ expires_in: 600 }),
    'POST /sessions': refusal('/code', 'wrong_code'),
  })
  const { user } = renderRoute('/et/sign-in?to=%2Fet%2Fdesk')
  await user.type(await screen.findByLabelText('E-posti aadress'), 'mari@example.ee{Enter}')
  const code = await screen.findByLabelText('Kood')
  expect(code).toHaveFocus()
  expect(asked.find(({ path }) => path === '/sign-in-links')?.body).toEqual({
    email: 'mari@example.ee',
    language: 'et',
    return_to: '/et/desk',
  })
  await user.type(code, 'AAAA-BBBB{Enter}')
  await waitFor(() => expect(code).toHaveAccessibleDescription(/Kood ei sobi/))
  expect(code).toHaveFocus()
})

test('a return address that is not ours is dropped', async () => {
  const asked = fakeApi({ 'POST /sign-in-links': () => ({ expires_in: 600 }) })
  const { user } = renderRoute('/et/sign-in?to=%2F%2Fevil.example')
  await user.type(await screen.findByLabelText('E-posti aadress'), 'mari@example.ee{Enter}')
  await screen.findByLabelText('Kood')
  expect(asked.find(({ path }) => path === '/sign-in-links')?.body).toMatchObject({ return_to: null })
})

test('too many tries are said in words', async () => {
  fakeApi({ 'POST /sign-in-links': () => problem(429, 'too-many-requests') })
  const { user } = renderRoute('/et/sign-in')
  await user.type(await screen.findByLabelText('E-posti aadress'), 'mari@example.ee{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(/Liiga palju katseid/)
})

test('a page behind sign-in sends there and remembers the way back', async () => {
  fakeApi()
  const { router } = renderRoute('/et/registrations/r1?step=review')
  await screen.findByLabelText('E-posti aadress')
  expect(router.state.location.search).toEqual({ to: '/et/registrations/r1?step=review' })
})
