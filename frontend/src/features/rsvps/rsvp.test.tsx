import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { CohortView, RsvpTerms, RsvpView } from '@/api/types'
import { cohortView, meeting, programmeView, rsvpTerms, SERVER_TIME } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { renderRoute } from '@/test/render-route'

afterEach(() => window.sessionStorage.clear())

const ASK = 'POST /cohorts/c1/sessions/s1/rsvps'

function showOffer(
  rsvp: Partial<RsvpTerms>,
  answers: Parameters<typeof fakeApi>[0] = {},
  of: Partial<CohortView> = {},
) {
  const session = meeting({ kind: 'info_event', date: '2026-12-16', rsvp: rsvpTerms(rsvp) })
  const programme = programmeView({ cohorts: [cohortView({ by_rsvp: true, rules: [], sessions: [session], ...of })] })
  const asked = fakeApi({ 'GET /programmes/huvikaitse': () => programme, ...answers })
  return { asked, ...renderRoute('/et/programmes/huvikaitse') }
}

async function openForm(user: ReturnType<typeof renderRoute>['user']): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: /^Tulen/ }))
  return screen.findByRole('form', { name: 'Teatan, et tulen: Infopäev' })
}

test.each([
  [{ capacity: 40, left: 12 }, /Vabu kohti: 12 \/ 40/],
  [{ capacity: 40, left: 0 }, /pääsete ootenimekirja/],
  [{}, /teatada selle päeva lõpuni/],
  [{ closes_at: '2026-12-01T22:00:00Z' }, /tähtaeg: T, 1\. detsember 2026 kell 23\.59/],
  [{ is_open: false }, /enam teatada ei saa/],
])('places left and the deadline stand beside the button (%#)', async (terms, words) => {
  showOffer(terms)
  await waitFor(() => expect(document.querySelector('.k-rsvp')).toHaveTextContent(words))
  expect(screen.queryAllByRole('button', { name: /^Tulen/ })).toHaveLength('is_open' in terms ? 0 : 1)
})

test('a cohort to which one merely comes has no registration, no selection and no number of teams', async () => {
  showOffer({})
  expect(await screen.findByText('Registreeruda ei ole vaja: andke teada, et tulete.')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /Registreeru|Kandideeri/ })).not.toBeInTheDocument()
  expect(screen.queryByText('Kohti')).not.toBeInTheDocument()
})

test('a name and an address are asked for, and the language is that of the page', async () => {
  const { asked, user } = showOffer({}, { [ASK]: () => ({ expires_in: 172_800 }) })
  const form = await openForm(user)
  expect(within(form).getByLabelText('Teie nimi')).toHaveFocus()
  await user.keyboard('Mari Maasikas{Enter}')
  expect(within(form).getByLabelText('Teie e-posti aadress')).toHaveFocus()
  expect(within(form).getByLabelText('Teie e-posti aadress')).toHaveAccessibleDescription('Kirjutage e-posti aadress')
  await user.keyboard('mari@example.ee{Enter}')
  expect(await screen.findByText(/Saatsime lingi aadressile/)).toHaveTextContent('Link kehtib 48 tundi.')
  expect(document.activeElement).toHaveTextContent(/Saatsime lingi aadressile mari@example.ee/)
  const [sent] = asked.filter(({ method }) => method === 'POST')
  expect(sent?.body).toEqual({ name: 'Mari Maasikas', email: 'mari@example.ee', language: 'et' })
})

test('what was typed survives a reload, and is forgotten when it was sent', async () => {
  const first = showOffer({}, { [ASK]: () => ({ expires_in: 172_800 }) })
  await openForm(first.user)
  await first.user.keyboard('Mari')
  first.unmount()
  const { user, unmount } = showOffer({}, { [ASK]: () => ({ expires_in: 172_800 }) })
  expect(await screen.findByLabelText('Teie nimi')).toHaveValue('Mari')
  await user.type(screen.getByLabelText('Teie e-posti aadress'), 'mari@example.ee{Enter}')
  await screen.findByText(/Saatsime lingi/)
  unmount()
  showOffer({})
  expect(await screen.findByRole('button', { name: /^Tulen/ })).toBeInTheDocument()
})

test('a lost answer is asked for again under the same key, a changed wish under another', async () => {
  const { asked, user } = showOffer({}, { [ASK]: () => problem(503, 'unavailable') })
  await openForm(user)
  await user.keyboard('Mari{Tab}mari@example.ee{Enter}')
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2))
  await user.type(screen.getByLabelText('Teie nimi'), ' M{Enter}')
  await waitFor(() => expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(3))
  const keys = asked.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'))
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[1])
})

test('a refused address is said at its field', async () => {
  const errors = [{ pointer: '/email', code: 'invalid_format', detail: '' }]
  const { user } = showOffer({}, { [ASK]: () => problem(422, 'validation-failed', { errors }) })
  await openForm(user)
  await user.keyboard('Mari{Tab}mari@@example{Enter}')
  const email = screen.getByLabelText('Teie e-posti aadress')
  await waitFor(() => expect(email).toHaveAccessibleDescription(/Kontrollige aadressi/))
  expect(email).toHaveFocus()
  expect(screen.getByLabelText('Teie nimi')).toHaveValue('Mari')
})

test('a cancelled meeting is marked, and takes neither people nor calendars; a changed one is marked', async () => {
  const sessions = [
    meeting({ id: 'a', date: '2026-12-16', is_cancelled: true, sequence: 1, rsvp: rsvpTerms({ is_open: false }) }),
    meeting({ id: 'b', date: '2026-12-17', sequence: 2 }),
  ]
  fakeApi({ 'GET /programmes/huvikaitse': () => programmeView({ cohorts: [cohortView({ rules: [], sessions })] }) })
  renderRoute('/et/programmes/huvikaitse')
  const [cancelled, changed] = await screen
    .findAllByRole('listitem')
    .then((items) => items.filter((item) => item.closest('.k-sessions') !== null))
  expect(cancelled).toHaveTextContent('Jääb ära')
  expect(within(cancelled as HTMLElement).queryByRole('link')).not.toBeInTheDocument()
  expect(cancelled).not.toHaveTextContent('teatada')
  expect(changed).toHaveTextContent('Andmed on muutunud')
  expect(within(changed as HTMLElement).getByRole('link')).toHaveAttribute(
    'href',
    'http://localhost:3000/api/v1/cohorts/c1/calendar.ics?session=b&lang=et',
  )
})

function rsvp(more: Partial<RsvpView> = {}): RsvpView {
  return {
    state: 'asked',
    name: 'Mari Maasikas',
    programme: programmeView(),
    cohort_id: 'c1',
    session: meeting({ kind: 'info_event', date: '2026-12-16', rsvp: rsvpTerms() }),
    waitlist_position: null,
    join_url: null,
    calendar_url: null,
    actions: ['confirm', 'cancel'],
    kept: { rule: 'until_date', until: '2027-01-15T22:00:00Z' },
    server_time: SERVER_TIME,
    ...more,
  }
}

const attending = rsvp({
  state: 'attending',
  actions: ['cancel'],
  join_url: 'https://meet.example/x',
  calendar_url: '/api/v1/cohorts/c1/calendar.ics?session=s1&lang=et',
})

async function open(view: RsvpView | (() => unknown), answers: Parameters<typeof fakeApi>[0] = {}) {
  const read = typeof view === 'function' ? view : () => view
  const asked = fakeApi({ 'POST /rsvps/read': read, ...answers })
  const shown = renderRoute('/et/rsvp#token=krv_secret')
  await screen.findByRole('heading', { level: 1 })
  return { asked, ...shown }
}

test('the secret leaves the address and survives a reload; opening the link answers nothing', async () => {
  const { asked, router, unmount } = await open(rsvp())
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Kas tulete?')
  expect(router.state.location.href).toBe('/et/rsvp')
  expect(asked.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual(['/rsvps/read'])
  unmount()
  const again = fakeApi({ 'POST /rsvps/read': () => rsvp() })
  renderRoute('/et/rsvp')
  expect(await screen.findByText(/Tere, Mari Maasikas!/)).toBeInTheDocument()
  expect(again.find(({ path }) => path === '/rsvps/read')?.body).toEqual({ token: 'krv_secret' })
})

test.each([
  ['Olete kirjas', attending],
  ['Olete ootenimekirjas 3. kohal', rsvp({ state: 'waitlisted', waitlist_position: 3, actions: ['cancel'] })],
  ['Olete loobunud', rsvp({ state: 'cancelled', actions: [] })],
  ['Kinnitada enam ei saa', rsvp({ actions: ['cancel'] })],
  ['Vaba kohta ei leidunud', rsvp({ state: 'waitlisted', waitlist_position: 3, actions: [] })],
  ['Üritus jääb ära', rsvp({ ...attending, session: meeting({ is_cancelled: true }) })],
])('the heading says where one stands: %s', async (title, view) => {
  await open(view)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(title)
  const joins = screen.queryAllByRole('link', { name: 'Liitu veebis' })
  expect(joins).toHaveLength(view === attending ? 1 : 0)
})

test('yes gives the place, the way to join and the calendar; the heading is read out', async () => {
  const { asked, user } = await open(rsvp(), { 'POST /rsvps/confirm': () => attending })
  await user.click(screen.getByRole('button', { name: 'Jah, tulen' }))
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Olete kirjas' })).toHaveFocus())
  expect(screen.getByRole('link', { name: /^Lisa kalendrisse/ })).toHaveAttribute(
    'href',
    'http://localhost:3000/api/v1/cohorts/c1/calendar.ics?session=s1&lang=et',
  )
  const sent = asked.find(({ path }) => path === '/rsvps/confirm') as FakeRequest
  expect(sent.body).toEqual({ token: 'krv_secret' })
  expect(sent.headers.get('Idempotency-Key')).toMatch(/.{8}/)
})

test('giving the place up is asked about once', async () => {
  const cancelled = rsvp({ state: 'cancelled', actions: [] })
  const { asked, user } = await open(attending, { 'POST /rsvps/cancel': () => cancelled })
  await user.click(screen.getByRole('button', { name: 'Loobu kohast' }))
  expect(asked.some(({ path }) => path === '/rsvps/cancel')).toBe(false)
  const dialog = screen.getByRole('dialog', { name: 'Kas loobuda kohast?' })
  await user.click(within(dialog).getByRole('button', { name: 'Loobu kohast' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Olete loobunud' })).toBeInTheDocument()
})

test('whoever confirms too late sees that it is closed', async () => {
  let late = false
  const { user } = await open(() => rsvp({ actions: late ? ['cancel'] : ['confirm', 'cancel'] }), {
    'POST /rsvps/confirm': () => {
      late = true
      return problem(409, 'registration-closed')
    },
  })
  await user.click(screen.getByRole('button', { name: 'Jah, tulen' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Kinnitada enam ei saa' })).toBeInTheDocument()
})

test('a link that lapsed says what to do, and so does a page without one', async () => {
  const errors = [{ pointer: '/token', code: 'expired_or_used', detail: '' }]
  const { unmount } = await open(() => problem(422, 'validation-failed', { errors }))
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('See link enam ei kehti')
  unmount()
  window.sessionStorage.clear()
  fakeApi()
  renderRoute('/et/rsvp')
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Avage link oma kirjast')
})
