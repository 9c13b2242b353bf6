import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { RegistrationView } from '@/api/types'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef, registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

function server(...views: RegistrationView[]) {
  return {
    'GET /session': () => session(),
    'GET /registrations/r1': () => (views.length > 1 ? views.shift() : views[0]),
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
  }
}

const second: RegistrationView['waitlist'] = { position: 2, passed_over: [] }
const person = cohortRef({ participation: 'person' })

test.each([
  ['submitted', {}, /Registreering on esitatud/],
  ['submitted', { cohort: cohortRef({ decisions_by: '2026-12-20' }) }, /hiljemalt pühapäev, 20. detsember 2026/],
  ['waitlisted', { waitlist: second }, /Meeskond on ootenimekirjas 2\. kohal/],
  ['waitlisted', { waitlist: second, cohort: person }, /Olete ootenimekirjas 2\. kohal/],
  ['offered', { cohort: person }, /Teile pakutakse kohta/],
  ['confirmed', {}, /Koht on kinnitatud/],
  ['declined', {}, /Seekord meeskond valituks ei osutunud/],
  ['withdrawn', {}, /tagasi võetud/],
  ['withdrawn', { offer_expires_at: '2026-12-04T21:59:59Z' }, /ei vastatud õigel ajal.*4\. detsember 2026 kell 23\.59/],
  ['completed', {}, /Programm on läbitud/],
] as const)('%s is said in the first sentence (%#)', async (state, more, words) => {
  fakeApi(server(registration({ state, actions: [], ...more })))
  renderRoute('/et/registrations/r1')
  await screen.findByRole('heading', { level: 1 })
  expect(document.querySelector('.k-lead p')).toHaveTextContent(words)
})

test('news of the decision arrive without reloading, and end the asking', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const views = [registration({ state: 'submitted', actions: [] }), registration({ state: 'declined', actions: [] })]
  const asked = fakeApi(server(...views))
  renderRoute('/et/registrations/r1')
  expect(await screen.findByText(/Registreering on esitatud/)).toBeInTheDocument()
  const count = () => asked.filter(({ path }) => path === '/registrations/r1').length
  const before = count()
  await vi.advanceTimersByTimeAsync(61_000)
  expect(await screen.findByText(/Seekord meeskond valituks ei osutunud/)).toBeInTheDocument()
  await vi.advanceTimersByTimeAsync(180_000)
  expect(count()).toBe(before + 1)
})

test('a place is confirmed by one button; the version it was offered in is named', async () => {
  const offered = registration({ state: 'offered', actions: ['confirm', 'decline_offer'], version: 6 })
  const confirmed = registration({ state: 'confirmed', actions: ['withdraw'], version: 7 })
  const asked = fakeApi({ ...server(offered, confirmed), 'POST /registrations/r1/confirm': () => confirmed })
  const { user } = renderRoute('/et/registrations/r1')
  await user.click(await screen.findByRole('button', { name: 'Kinnita koht' }))
  expect(await screen.findByText(/Koht on kinnitatud/)).toBeInTheDocument()
  expect(asked.find(({ method }) => method === 'POST')?.headers.get('If-Match')).toBe('"6"')
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
})

test('withdrawing asks first, and can give a reason', async () => {
  const confirmed = registration({ state: 'confirmed', actions: ['withdraw'] })
  const withdrawn = registration({ state: 'withdrawn', actions: [] })
  const asked = fakeApi({ ...server(confirmed, withdrawn), 'POST /registrations/r1/withdraw': () => withdrawn })
  const { user } = renderRoute('/et/registrations/r1')
  await user.click(await screen.findByRole('button', { name: 'Võta registreering tagasi' }))
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await user.type(screen.getByLabelText(/Põhjus korraldajale/), 'Ei saa tulla')
  const [, confirm] = screen.getAllByRole('button', { name: 'Võta registreering tagasi' })
  if (confirm) await user.click(confirm)
  expect(await screen.findByText(/on tagasi võetud/)).toBeInTheDocument()
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Ei saa tulla' })
})

test('when the offer was gone meanwhile, the page shows where it stands now', async () => {
  const offered = registration({ state: 'offered', actions: ['confirm'] })
  const withdrawn = registration({ state: 'withdrawn', actions: [] })
  const refuse = (_: FakeRequest) => problem(409, 'invalid-transition')
  fakeApi({ ...server(offered, withdrawn), 'POST /registrations/r1/confirm': refuse })
  const { user } = renderRoute('/et/registrations/r1')
  await user.click(await screen.findByRole('button', { name: 'Kinnita koht' }))
  expect(await screen.findByText(/on tagasi võetud/)).toBeInTheDocument()
})
