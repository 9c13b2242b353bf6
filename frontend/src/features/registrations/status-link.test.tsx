import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi, problem } from '@/test/fake-api'
import { registration } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/status#token=kst_secret'
const LAST = { at: '2026-12-04T21:59:59Z', date: '2026-12-04', time: '23:59', timezone: 'Europe/Tallinn' }

const offered = registration({
  state: 'offered',
  actions: ['confirm', 'decline_offer'],
  offer_expires_at: LAST.at,
  what_next: { code: 'answer_offer', by: LAST },
})

test('the link of a mail shows the offer with its end, and one button takes the place', async () => {
  const confirmed = registration({ state: 'confirmed', actions: ['withdraw'] })
  const asked = fakeApi({
    'POST /status-links/read': () => offered,
    'POST /status-links/confirm': () => confirmed,
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
  })
  const { user } = renderRoute(ADDRESS)
  await screen.findByRole('button', { name: 'Kinnita koht' })
  const asks = /Palun vastake. Viimane aeg on reede, 4. detsember 2026 kell 23.59 Eesti aja järgi/
  expect(document.querySelector('.k-lead')).toHaveTextContent(asks)
  expect(asked.some(({ path }) => path.endsWith('/confirm'))).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Kinnita koht' }))
  expect(await screen.findByText(/Koht on kinnitatud/)).toBeInTheDocument()
  const sent = asked.find(({ path }) => path.endsWith('/confirm'))
  expect(sent?.body).toEqual({ token: 'kst_secret' })
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy()
})

test('who waits reads why a place went past them', async () => {
  const passed_over = [
    { at: '2026-12-03T10:00:00Z', reason: 'places' as const, detail: 'Vaja on 5 kohta, vabu kohti oli 3.' },
  ]
  fakeApi({
    'POST /status-links/read': () => registration({ state: 'waitlisted', waitlist: { position: 1, passed_over } }),
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
  })
  renderRoute(ADDRESS)
  expect(await screen.findByText('Vaja on 5 kohta, vabu kohti oli 3.')).toBeInTheDocument()
  expect(screen.getByText(/3. detsember 2026 kell 12.00/)).toBeInTheDocument()
})

test.each([
  ['a link that ended', ADDRESS],
  ['an address without its secret', '/et/status'],
])('%s says what to try', async (_, address) => {
  fakeApi({ 'POST /status-links/read': () => problem(404, 'not-found') })
  renderRoute(address)
  expect(await screen.findByText(/See link enam ei tööta/)).toBeInTheDocument()
})
