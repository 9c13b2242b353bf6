import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { RegistrationView } from '@/api/types'
import { fakeApi } from '@/test/fake-api'
import { registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

function show(state: RegistrationView['state']) {
  let made = 0
  const asked = fakeApi({
    'GET /session': () => session(),
    'GET /registrations/r1': () => registration({ state, actions: [] }),
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
    'POST /registrations/r1/calendar-link': () => {
      made += 1
      return { url: `https://kohort.example/api/v1/calendars/kcl_${made}` }
    },
  })
  return { asked, ...renderRoute('/et/registrations/r1') }
}

test('a secret address is made on demand, and replaced only after a question', async () => {
  const { asked, user } = show('confirmed')
  const posts = () => asked.filter(({ method }) => method === 'POST').length
  await user.click(await screen.findByRole('button', { name: 'Tee salajane aadress' }))
  const address = await screen.findByRole('textbox', { name: 'Kalendri aadress' })
  expect(address).toHaveValue('https://kohort.example/api/v1/calendars/kcl_1')
  expect(address).toHaveAccessibleDescription(/näidatakse ainult praegu/)
  expect(screen.getByRole('link', { name: 'Telli kalendrirakenduses' })).toHaveAttribute(
    'href',
    'webcal://kohort.example/api/v1/calendars/kcl_1',
  )
  await user.click(screen.getByRole('button', { name: 'Asenda uue aadressiga' }))
  const dialog = screen.getByRole('dialog', { name: 'Kas asendada aadress?' })
  expect(dialog).toHaveTextContent('Praegune aadress lakkab kohe töötamast.')
  expect(posts()).toBe(1)
  await user.click(within(dialog).getByRole('button', { name: 'Asenda uue aadressiga' }))
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Kalendri aadress' })).toHaveValue(
      'https://kohort.example/api/v1/calendars/kcl_2',
    ),
  )
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('the address is copied by a button', async () => {
  const { user } = show('submitted')
  await user.click(await screen.findByRole('button', { name: 'Tee salajane aadress' }))
  await user.click(await screen.findByRole('button', { name: /^Kopeeri/ }))
  expect(await screen.findByText('Kopeeritud.')).toBeInTheDocument()
  expect(await navigator.clipboard.readText()).toBe('https://kohort.example/api/v1/calendars/kcl_1')
})

test('whoever has no meetings to come has no calendar', async () => {
  show('withdrawn')
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('heading', { name: 'Minu kalender' })).not.toBeInTheDocument()
})
