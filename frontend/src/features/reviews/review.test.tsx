import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { DeskCohort, ReviewView } from '@/api/types'
import { option, part, question } from '@/test/answer-examples'
import { ruleResult, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { deskCohort, member, review, reviewRow, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/desk/registrations/r1'
const DECISION = 'PUT /registrations/r1/decision'

function desk(shown: ReviewView, cohort: DeskCohort = deskCohort()) {
  return {
    'GET /session': () => session(),
    'GET /registrations/r1/review': () => shown,
    'GET /cohorts/c1/counts': () => cohort,
    'GET /cohorts/c1/registrations': () => ({
      items: [reviewRow('r0'), reviewRow('r1'), reviewRow('r2')],
      next_cursor: null,
    }),
  }
}

test('a refusal needs a reason; the field says so and takes focus', async () => {
  const asked = fakeApi({ ...desk(review()), [DECISION]: () => review({ version: 4 }) })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('radio', { name: 'Mitte valida' }))
  await user.click(screen.getByRole('button', { name: 'Pane ette' }))
  const reason = screen.getByLabelText('Põhjendus')
  expect(reason).toHaveFocus()
  expect(reason).toHaveAccessibleDescription(/Kirjutage põhjendus/)
  await user.type(reason, 'Kohti ei jätkunud')
  await user.click(screen.getByRole('button', { name: 'Pane ette' }))
  const sent = asked.find(({ method }) => method === 'PUT')
  expect(sent?.body).toEqual({ outcome: 'decline', reason: 'Kohti ei jätkunud', override_note: null })
  expect(sent?.headers.get('If-Match')).toBe('"3"')
})

test('the desk has its words at once, on a direct visit and in the next language', async () => {
  fakeApi(desk(review()))
  const complained = vi.spyOn(console, 'error').mockReturnValue()
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByRole('region', { name: 'Otsus' })).toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Русский' }))
  expect(await screen.findByRole('region', { name: 'Решение' })).toBeInTheDocument()
  expect(complained.mock.calls.map(String).filter((words) => words.includes('MISSING_TRANSLATION'))).toEqual([])
})

test('a place in spite of the rules needs a note', async () => {
  const broken = verdict('violated', [ruleResult('kov3', 'not_met')])
  const asked = fakeApi({ ...desk(review({}, { verdict: broken })), [DECISION]: () => review({ version: 4 }) })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('radio', { name: 'Pakkuda kohta' }))
  await user.click(screen.getByRole('button', { name: 'Pane ette' }))
  expect(screen.getByLabelText('Miks teha erand?')).toHaveFocus()
  await user.type(screen.getByLabelText('Miks teha erand?'), 'Kolmas liige lisandub')
  await user.click(screen.getByRole('button', { name: 'Pane ette' }))
  expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ override_note: 'Kolmas liige lisandub' })
})

test('whoever was slower sees the newer state and keeps what they wrote', async () => {
  let asked = 0
  const newer = { outcome: 'waitlist', reason: null, override_note: null, at: '2026-11-22T12:00:00Z' } as const
  fakeApi({
    ...desk(review()),
    'GET /registrations/r1/review': () =>
      asked === 0
        ? review()
        : review({ version: 4, proposed: { ...newer, by_email: 'jaan@example.ee', changed_since: false } }),
    [DECISION]: () => {
      asked += 1
      return problem(412, 'version-mismatch')
    },
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('radio', { name: 'Mitte valida' }))
  await user.type(screen.getByLabelText(/Põhjendus/), 'Kohti ei jätkunud')
  await user.click(screen.getByRole('button', { name: 'Pane ette' }))
  expect(await screen.findByText('Ettepanek: ootenimekirja')).toBeInTheDocument()
  expect(screen.getByRole('alert')).toHaveTextContent(/Vahepeal on midagi muutunud/)
  expect(screen.getByLabelText(/Põhjendus/)).toHaveValue('Kohti ei jätkunud')
})

test.each([
  ['viewer', 'Otsust saab ette panna'],
  ['reviewer', undefined],
] as const)('a %s is told what is missing, if anything', async (my_role, missing) => {
  fakeApi(desk(review(), deskCohort({ my_role })))
  renderRoute(ADDRESS)
  const decision = within(await screen.findByRole('region', { name: 'Otsus' }))
  if (missing) expect(decision.getByText(new RegExp(missing))).toBeInTheDocument()
  expect(decision.queryByRole('button', { name: 'Pane ette' }) === null).toBe(missing !== undefined)
})

test('the neighbours are those of the list one came from', async () => {
  const asked = fakeApi(desk(review()))
  renderRoute(`${ADDRESS}?state=submitted`)
  const previous = await screen.findByRole('link', { name: 'Eelmine' })
  expect(previous).toHaveAttribute('href', '/et/desk/registrations/r0?state=submitted')
  expect(screen.getByRole('link', { name: 'Järgmine' })).toHaveAttribute(
    'href',
    '/et/desk/registrations/r2?state=submitted',
  )
  expect(asked.some(({ path }) => path.includes('state=submitted'))).toBe(true)
})

const DECLINED = {
  outcome: 'decline',
  reason: 'Kohti ei jätkunud',
  override_note: null,
  at: '2026-11-22T12:00:00Z',
  by_email: 'jaan@example.ee',
} as const

const proposing = deskCohort({ counts: { ...deskCohort().counts, submitted: 3, proposed: 2 } })

function release(answer: (request: FakeRequest) => unknown, cohort = proposing) {
  const rows = [
    reviewRow('r1', { proposed: 'offer' }),
    reviewRow('r2', { proposed: 'decline', proposed_reason: DECLINED.reason }),
    reviewRow('r3'),
  ]
  return {
    ...desk(review(), cohort),
    'GET /registrations/r1/review': () => review(),
    'GET /cohorts/c1': () => ({ by_rsvp: false, sessions: [], rules: [], server_time: '2026-11-22T12:00:00Z' }),
    'GET /cohorts/c1/registrations': () => ({ items: rows, next_cursor: null }),
    'POST /cohorts/c1/release': answer,
  }
}

test('before a release one sees who will be told what', async () => {
  const asked = fakeApi(release(() => ({ released: [{}, {}] })))
  const { user } = renderRoute('/et/desk/cohorts/c1')
  await user.click(await screen.findByRole('button', { name: 'Saada välja 2 otsust' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Otsuste väljasaatmine' }))
  expect(await dialog.findByRole('heading', { name: 'Saab koha pakkumise (1)' })).toBeInTheDocument()
  expect(await dialog.findByText('Kohti ei jätkunud')).toBeInTheDocument()
  expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Meeskond r1 Viimsi vald',
    'Meeskond r2 Viimsi valdKohti ei jätkunud',
  ])
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await user.click(dialog.getByRole('button', { name: 'Saada välja 2 otsust' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('a release that does not fit releases nothing and says so', async () => {
  fakeApi(release(() => problem(409, 'capacity-exhausted')))
  const { user } = renderRoute('/et/desk/cohorts/c1')
  await user.click(await screen.findByRole('button', { name: 'Saada välja 2 otsust' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Saada välja 2 otsust' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent(/Midagi ei saadetud/)
})

test('a reviewer sees that decisions wait, and who can release them', async () => {
  fakeApi(release(() => ({ released: [] }), { ...proposing, my_role: 'reviewer' }))
  renderRoute('/et/desk/cohorts/c1')
  expect(await screen.findByText(/2 otsust on ette pandud/)).toBeInTheDocument()
  expect(screen.getByText(/Seda saab teha koordinaator või omanik/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /Saada välja/ })).not.toBeInTheDocument()
})

test('taking a decision back needs a reason, says so in the history, and focus is not lost', async () => {
  const declined = review({}, { state: 'declined', actions: ['reopen'] })
  const way = { kind: 'step', from: 'declined', to: 'submitted', by: 'organiser' } as const
  const step = { ...way, at: '2026-11-02T10:00:00Z', by_email: 'liis@example.ee' }
  const again = review({ version: 4, history: [{ ...step, reason: 'Eksitus', override_note: null, changes: null }] })
  const asked = fakeApi({ ...desk(declined), 'POST /registrations/r1/reopen': () => again })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Võta uuesti läbivaatamisele' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Võta uuesti läbivaatamisele' }))
  expect(dialog.getByLabelText('Miks?')).toHaveAccessibleDescription(/Kirjutage põhjendus/)
  await user.type(dialog.getByLabelText('Miks?'), 'Eksitus')
  await user.click(dialog.getByRole('button', { name: 'Võta uuesti läbivaatamisele' }))
  expect(await screen.findByText('Uuesti läbivaatamisel')).toBeInTheDocument()
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Eksitus' })
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
})

test('marking as completed asks first, because it is final', async () => {
  const confirmed = review({}, { state: 'confirmed', actions: ['complete'] })
  const over = review({ version: 4 }, { state: 'completed', actions: [] })
  const asked = fakeApi({ ...desk(confirmed), 'POST /registrations/r1/complete': () => over })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Märgi läbituks' }))
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
  const dialog = within(screen.getByRole('dialog'))
  expect(dialog.getByText('Seda ei saa tagasi võtta.')).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Märgi läbituks' }))
  expect(await screen.findByText('Siin ei ole enam midagi otsustada.')).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
})

test('answers are read with their questions, everybody’s by name, and with the version that was asked', async () => {
  const label = (text: string) => ({ text, language: 'et' as const })
  const parts = [
    part('work', [
      question('choice', 'group', { label: label('Kumb rühm?'), options: [option('one', 'Esimene rühm')] }),
      question('yes_no', 'later', { label: label('Tingimuslik'), shown_if: { op: 'has', attr: 'municipality' } }),
      question('short_text', 'needs', { of: 'member', label: label('Mida arvesse võtta?') }),
    ]),
  ]
  const answers = {
    ...{ form_version: 2, form: { version: 2, parts } },
    ...{ registration: { group: 'one' }, members: { a: { needs: 'Kaldtee' }, b: {} } },
  }
  fakeApi(desk(review({ answers }, { members: [member('a', { name: 'Mari' }), member('b', { name: 'Jaan' })] })))
  renderRoute(ADDRESS)
  const read = await screen.findByRole('region', { name: 'Osa work' })
  expect(within(read).getByText('Esimene rühm')).toBeInTheDocument()
  expect(within(read).getByText('Mari:').closest('li')).toHaveTextContent('Mari: Kaldtee')
  expect(read).not.toHaveTextContent('Jaan')
  expect(read).not.toHaveTextContent('Tingimuslik')
  expect(screen.getByText(/Küsimustiku 2. versioon/)).toBeInTheDocument()
})
