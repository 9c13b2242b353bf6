import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AnswersView, Changes, HistoryEntry, RegistrationView } from '@/api/types'
import { answersView, part, question } from '@/test/answer-examples'
import { ruleResult, SERVER_TIME, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef, member, registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'
import { vacancies } from './vacancies'

const ADDRESS = '/et/registrations/r1'
const SUBSTITUTIONS = 'POST /registrations/r1/substitutions'
const UNTIL = '2026-12-16T14:00:00Z'

const mari = member('a', { name: 'Mari', email: 'mari@example.ee', is_lead: true })
const jaan = member('b', { name: 'Jaan', email: 'jaan@example.ee' })
const kati = member('c', { name: 'Kati', came_at: SERVER_TIME, standing: 'invited' })
const needs = question('short_text', 'needs', { of: 'member', required: true })
const asking = answersView([part('people', [needs])], { members: { a: {}, b: {} } })

function line(kind: HistoryEntry['kind'], left: Changes['left'] | null = null): HistoryEntry {
  const nothing = { team_name: null, municipality: null, joined: [], corrected: [], answers: [] }
  const changes = left && { ...nothing, left }
  return { kind, from: 'submitted', to: 'submitted', at: SERVER_TIME, by: 'applicant', reason: null, changes }
}

function confirmed(more: Partial<RegistrationView> = {}): RegistrationView {
  return registration({
    state: 'confirmed',
    actions: ['substitute', 'withdraw'],
    members: [mari, jaan],
    substitution: { open: true, shut: null, until: UNTIL },
    ...more,
  })
}

function server(view: RegistrationView, after = view, answers: AnswersView = answersView()) {
  let current = view
  return {
    'GET /session': () => session(),
    'GET /registrations/r1': () => current,
    'GET /registrations/r1/answers': () => answers,
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
    [SUBSTITUTIONS]: (_: FakeRequest) => {
      current = after
      return after
    },
  }
}

async function askFor(user: ReturnType<typeof renderRoute>['user']) {
  await user.click(await screen.findByText('Liikme asendamine'))
  await user.click(screen.getByRole('button', { name: 'Tuleb keegi teine: Jaan' }))
  return within(await screen.findByRole('dialog', { name: 'Liikme asendamine: Jaan' }))
}

test('what will happen is said first, then somebody else comes in', async () => {
  const asked = fakeApi(server(confirmed(), confirmed({ members: [mari, kati], version: 2 })))
  const { user } = renderRoute(ADDRESS)
  const dialog = await askFor(user)
  expect(screen.getByText(/Asendada saab kuni kolmapäev, 16\. detsember 2026 kell 16\.00/)).toBeInTheDocument()
  expect(dialog.getByText(/Jaan saab kirja, et ta enam ei osale/)).toBeInTheDocument()
  expect(dialog.getByText(/saadame talle kutse/)).toBeInTheDocument()
  await user.type(dialog.getByLabelText('Nimi'), 'Kati')
  await user.type(dialog.getByLabelText(/E-posti aadress/), 'kati@example.ee')
  await user.type(dialog.getByLabelText(/Põhjus korraldajale/), 'Uus töö')
  await user.click(dialog.getByRole('button', { name: 'Asenda liige' }))
  expect(await screen.findByText('Uus liige on lisatud: Kati.')).toHaveFocus()
  const [sent] = asked.filter(({ path }) => path.endsWith('/substitutions'))
  expect(sent?.body).toMatchObject({ out: 'b', in: { name: 'Kati', email: 'kati@example.ee' }, reason: 'Uus töö' })
  expect(sent?.headers.get('If-Match')).toBe('"1"')
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Tuleb keegi teine: Kati' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Tuleb keegi teine: Mari' })).not.toBeInTheDocument()
})

test('a refusal leads to its field, and what was typed outlives a reload', async () => {
  const errors = [
    { pointer: '/in/name', code: 'required', detail: '' },
    { pointer: '/answers/needs', code: 'required', detail: '' },
  ]
  fakeApi({
    ...server(confirmed(), confirmed(), asking),
    [SUBSTITUTIONS]: () => problem(422, 'validation-failed', { errors }),
  })
  const first = renderRoute(ADDRESS)
  const dialog = await askFor(first.user)
  await first.user.type(dialog.getByLabelText(/E-posti aadress/), 'kati@example.ee')
  await first.user.click(dialog.getByRole('button', { name: 'Asenda liige' }))
  expect(await dialog.findByRole('region', { name: 'Selleks on vaja veel:' })).toHaveFocus()
  await first.user.click(dialog.getByRole('link', { name: 'Kirjutage nimi' }))
  expect(dialog.getByLabelText('Nimi')).toHaveFocus()
  expect(dialog.getByLabelText('Nimi')).toHaveAccessibleDescription(/Kirjutage nimi/)
  await first.user.click(dialog.getByRole('link', { name: 'Küsimus needs – Kirjutage vastus' }))
  expect(dialog.getByLabelText(/Küsimus needs/)).toHaveFocus()
  first.unmount()
  const again = await askFor(renderRoute(ADDRESS).user)
  expect(again.getByLabelText(/E-posti aadress/)).toHaveValue('kati@example.ee')
})

test('the lead’s answers about the new member are sent; where each member consents, they are not asked for', async () => {
  const asked = fakeApi(server(confirmed(), confirmed(), asking))
  const first = renderRoute(ADDRESS)
  const dialog = await askFor(first.user)
  await first.user.type(await dialog.findByLabelText(/Küsimus needs/), 'vaikus')
  await first.user.click(dialog.getByRole('button', { name: 'Asenda liige' }))
  const sent = () => asked.filter(({ path }) => path.endsWith('/substitutions'))
  expect(sent()[0]?.body).toMatchObject({ answers: { needs: 'vaikus' } })
  first.unmount()
  const byEach = confirmed({ cohort: cohortRef({ consent: 'by_each_member' }) })
  fakeApi(server(byEach, byEach, asking))
  const other = await askFor(renderRoute(ADDRESS).user)
  expect(other.queryByLabelText(/Küsimus needs/)).not.toBeInTheDocument()
  expect(other.getByText(/vastab küsimustele ja kinnitab/)).toBeInTheDocument()
})

test('whoever does not fit is refused with the reasons and what would help', async () => {
  const fix = { text: 'Valige keegi omavalitsusest.', steps: [] }
  const broken = verdict('violated', [ruleResult('kov2', 'not_met', { counted: ['a'] })], { fixes: [fix] })
  fakeApi({ ...server(confirmed()), [SUBSTITUTIONS]: () => problem(422, 'ineligible', { verdict: broken }) })
  const { user } = renderRoute(ADDRESS)
  const dialog = await askFor(user)
  await user.click(dialog.getByRole('button', { name: 'Asenda liige' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('Selle inimesega ei oleks tingimused täidetud')
  expect(dialog.getByText('Tingimus kov2')).toBeInTheDocument()
  expect(dialog.getByText(fix.text)).toBeInTheDocument()
})

test('the place of somebody who left is filled', async () => {
  const left = confirmed({ members: [mari], history: [line('member_left')] })
  const filled = confirmed({
    members: [mari, kati],
    history: [line('member_left'), line('substituted', [])],
    version: 2,
  })
  const asked = fakeApi(server(left, filled))
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText(/Üks liige on lahkunud/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Uus liige vabanenud kohale' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Nimi'), 'Kati')
  await user.click(dialog.getByRole('button', { name: 'Lisa uus liige' }))
  expect(await screen.findByText('Uus liige on lisatud: Kati.')).toBeInTheDocument()
  expect(asked.find(({ path }) => path.endsWith('/substitutions'))?.body).toMatchObject({ out: null })
  expect(screen.queryByText(/on lahkunud/)).not.toBeInTheDocument()
})

test.each([
  [[line('member_left'), line('member_left'), line('substituted', [])], 1],
  [[line('member_left'), line('substituted', [{ member_id: 'x', name: null }])], 1],
  [[line('member_left'), line('amended')], 0],
] as const)('places of people who left are counted as the server does (%#)', (history, count) => {
  expect(vacancies(history)).toBe(count)
})

test.each([
  [{ state: 'confirmed', shut: 'over' }, true],
  [{ state: 'withdrawn', shut: 'state' }, false],
] as const)('until when it was possible is said where one would look for it (%#)', async ({ state, shut }, isSaid) => {
  const door = { open: false, shut, until: UNTIL }
  fakeApi(server(confirmed({ state, actions: [], substitution: door })))
  renderRoute(ADDRESS)
  await screen.findByRole('heading', { level: 2, name: 'Mis on toimunud' })
  expect(screen.queryByText('Liikme asendamine')).not.toBeInTheDocument()
  expect(screen.queryByText(/sai asendada kuni kolmapäev, 16\. detsember/) !== null).toBe(isSaid)
})

test('who came later and has not answered is asked once more', async () => {
  const invitation = { state: 'expired' as const, sent_at: SERVER_TIME, expires_at: SERVER_TIME, undelivered: null }
  const pending = { ...kati, email: 'kati@example.ee', invitation }
  const again = { ...pending, invitation: { ...invitation, state: 'open' as const } }
  const asked = fakeApi({
    ...server(confirmed({ members: [mari, jaan, pending] })),
    'POST /registrations/r1/invitations': () => confirmed({ members: [mari, jaan, again], version: 2 }),
  })
  const { user } = renderRoute(ADDRESS)
  const button = await screen.findByRole('button', { name: 'Saada kutse uuesti: Kati' })
  const row = button.closest('li')
  expect(row).toHaveTextContent(/Kutse aegus vastuseta/)
  await user.click(button)
  expect(await screen.findByText('Kutse saadetud: Kati.')).toBeInTheDocument()
  expect(row).not.toHaveTextContent(/aegus/)
  expect(asked.find(({ path }) => path.endsWith('/invitations'))?.body).toEqual({ member_id: 'c', language: 'et' })
  expect(screen.queryByRole('button', { name: 'Saada kutse uuesti: Jaan' })).not.toBeInTheDocument()
})
