import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AmendmentTrial, AnswersView, Changes, RegistrationAmendment, RegistrationView } from '@/api/types'
import { answersView, part, question } from '@/test/answer-examples'
import { ruleResult, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef, member, registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/registrations/r1'
const CHANGING = `${ADDRESS}?step=change`
const TRIALS = 'POST /registrations/r1/amendment-trials'
const AMENDMENT = 'PUT /registrations/r1/amendment'
const UNTIL = '2026-12-01T22:00:00Z'
const local = (text: string) => ({ text, language: 'et' as const })

const mari = member('a', { name: 'Mari', email: 'mari@example.ee', affiliation: 'municipality', is_lead: true })
const jaan = member('b', { name: 'Jaan', email: 'jaan@example.ee', affiliation: 'ngo' })
const ONLY_IF = { op: 'is' as const, attr: 'answer.plan', value: 'uus' }
const parts = [
  part('work', [
    question('short_text', 'plan', { label: local('Mida te plaanite?'), required: true }),
    question('short_text', 'why', { label: local('Miks just nii?'), required: true, shown_if: ONLY_IF }),
    question('short_text', 'needs', { of: 'member', label: local('Mida arvesse võtta?') }),
  ]),
]
const answered = answersView(parts, {
  registration: { plan: 'vana' },
  members: { a: {}, b: { needs: 'kaldtee' } },
  hidden: { registration: ['why'], members: {} },
})

function handedIn(more: Partial<RegistrationView> = {}): RegistrationView {
  return registration({
    state: 'submitted',
    actions: ['amend', 'withdraw'],
    team_name: 'Rand',
    members: [mari, jaan],
    amendment: { open: true, shut: null, until: UNTIL },
    ...more,
  })
}

const NOTHING: Changes = { team_name: null, municipality: null, joined: [], left: [], corrected: [], answers: [] }

function trial(more: Partial<AmendmentTrial> = {}): AmendmentTrial {
  return {
    verdict: verdict('satisfied', [ruleResult('size', 'met')]),
    changes: NOTHING,
    missing: [],
    obstacle: null,
    ...more,
  }
}

function server(view: RegistrationView, answers: AnswersView = answered) {
  let current = view
  const set = (next: RegistrationView) => {
    current = next
    return next
  }
  return {
    set,
    answers: {
      'GET /session': () => session(),
      'GET /registrations': () => ({ items: [], next_cursor: null }),
      'GET /registrations/r1': () => current,
      'GET /registrations/r1/answers': () => answers,
      'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
      [TRIALS]: ({ body }: FakeRequest) => {
        const { team_name } = body as RegistrationAmendment
        const named = team_name === view.team_name ? null : { from: view.team_name, to: team_name ?? null }
        return trial({ changes: { ...NOTHING, team_name: named } })
      },
      [AMENDMENT]: ({ body, headers }: FakeRequest) => {
        if (headers.get('If-Match') !== `"${current.version}"`) return problem(412, 'version-mismatch')
        const { team_name } = body as RegistrationAmendment
        return set({ ...current, team_name: team_name ?? null, version: current.version + 1 })
      },
    },
  }
}

const sent = (asked: FakeRequest[]) => asked.filter(({ method }) => method === 'PUT')

test('what was handed in is changed in one step; until then only tried out', async () => {
  const asked = fakeApi(server(handedIn()).answers)
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText(/Muuta saab kuni teisipäev, 1\. detsember 2026 kell 23\.59/)).toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Muuda registreeringut' }))
  expect(await screen.findByRole('heading', { level: 1 })).toHaveFocus()
  const name = await screen.findByLabelText(/Meeskonna nimi/)
  expect(name).toHaveValue('Rand')
  await user.type(name, ' ja meri')
  expect(await screen.findByText('Meeskonna nimi: Rand ja meri (enne Rand)')).toBeInTheDocument()
  expect(sent(asked)).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByText('Muudatused on salvestatud.')).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  expect(sent(asked)).toHaveLength(1)
  const members = [{ id: 'a' }, { id: 'b' }]
  expect(sent(asked)[0]?.body).toMatchObject({ team_name: 'Rand ja meri', answers: null, members })
})

test('typing asks once it pauses, and a reload keeps what was typed', async () => {
  const asked = fakeApi(server(handedIn()).answers)
  const first = renderRoute(CHANGING)
  await first.user.type(await screen.findByLabelText(/Meeskonna nimi/), ' ja meri')
  await screen.findByText('Meeskonna nimi: Rand ja meri (enne Rand)')
  expect(asked.filter(({ path }) => path.endsWith('/amendment-trials')).length).toBeLessThan(' ja meri'.length)
  first.unmount()
  const { user } = renderRoute(CHANGING)
  expect(await screen.findByLabelText(/Meeskonna nimi/)).toHaveValue('Rand ja meri')
  expect(screen.getByText(/varem ei salvestanud/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Loobu muudatustest' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Loobu muudatustest' }))
  expect(screen.getByLabelText(/Meeskonna nimi/)).toHaveValue('Rand')
})

test('whole sheets of changed answers are sent, of somebody new by their position', async () => {
  const asked = fakeApi(server(handedIn()).answers)
  const { user } = renderRoute(CHANGING)
  await user.type(await screen.findByLabelText(/Mida te plaanite/), ' plaan')
  await user.click(screen.getByRole('button', { name: 'Lisa liige' }))
  const card = within(screen.getByRole('region', { name: 'Liige 3' }))
  await user.type(card.getByLabelText('Nimi'), 'Uus')
  await user.type(within(screen.getByRole('region', { name: 'Uus' })).getByLabelText(/Mida arvesse võtta/), 'vaikus')
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  await waitFor(() => expect(sent(asked)).toHaveLength(1))
  expect(sent(asked)[0]?.body).toMatchObject({
    members: [{ id: 'a' }, { id: 'b' }, { id: null, name: 'Uus' }],
    answers: { registration: { plan: 'vana plaan' }, members: { 2: { needs: 'vaikus' } } },
  })
})

test('a refusal leads to its field, also to a question that the change brings up', async () => {
  const missing = [
    { pointer: '/members/1/name', code: 'required' as const, detail: '' },
    { pointer: '/answers/registration/why', code: 'required' as const, detail: '' },
  ]
  fakeApi({
    ...server(handedIn()).answers,
    [TRIALS]: () => trial({ missing }),
    [AMENDMENT]: () => problem(422, 'validation-failed', { errors: missing }),
  })
  const { user } = renderRoute(CHANGING)
  expect(await screen.findByLabelText(/Mida te plaanite/)).toBeInTheDocument()
  expect(screen.queryByLabelText(/Miks just nii/)).not.toBeInTheDocument()
  await user.clear(within(screen.getByRole('region', { name: 'Jaan' })).getByLabelText('Nimi'))
  expect(await screen.findByLabelText(/Miks just nii/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByRole('region', { name: 'Enne salvestamist on vaja veel:' })).toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Liige 2: Kirjutage nimi' }))
  const name = within(screen.getByRole('region', { name: 'Liige 2' })).getByLabelText('Nimi')
  expect(name).toHaveFocus()
  expect(name).toHaveAccessibleDescription(/Kirjutage nimi/)
  await user.click(screen.getByRole('link', { name: /Miks just nii/ }))
  expect(screen.getByLabelText(/Miks just nii/)).toHaveFocus()
})

test('conditions that are not met lead to the verdict, and its fix applies itself', async () => {
  const set = [{ attribute: 'affiliation.kind', value: 'municipality' }]
  const fix = { text: 'Lisage üks omavalitsuse liige.', steps: [{ kind: 'add' as const, member: null, set, text: '' }] }
  const broken = verdict('violated', [ruleResult('kov2', 'not_met')], { fixes: [fix] })
  const asked = fakeApi({
    ...server(handedIn()).answers,
    [TRIALS]: ({ body }: FakeRequest) =>
      (body as RegistrationAmendment).members.length > 1 ? trial() : trial({ verdict: broken }),
    [AMENDMENT]: () => problem(422, 'ineligible', { verdict: broken }),
  })
  const { user } = renderRoute(CHANGING)
  await user.click(await screen.findByRole('button', { name: 'Eemalda Jaan' }))
  await screen.findByText('Sellisel kujul meeskond ei sobi.', { selector: 'strong' })
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByRole('region', { name: 'Enne salvestamist on vaja veel:' })).toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Tingimus kov2' }))
  expect(screen.getByRole('heading', { name: 'Kuidas tingimused on täidetud' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: fix.text }))
  expect(await screen.findByRole('region', { name: 'Liige 2' })).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Tingimus kov2' })).not.toBeInTheDocument())
  expect(sent(asked)).toHaveLength(1)
  const again = screen.getByRole('button', { name: 'Eemalda Liige 2' })
  await user.click(again)
  expect(await screen.findByText('Sellisel kujul meeskond ei sobi.', { selector: 'strong' })).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: 'Liikmed (1)' })).toHaveFocus()
})

test('whoever was slower keeps what they typed on top of the newer version', async () => {
  const { set, answers } = server(handedIn())
  const asked = fakeApi(answers)
  const { user } = renderRoute(CHANGING)
  await user.type(await screen.findByLabelText(/Meeskonna nimi/), ' ja meri')
  set(handedIn({ version: 2, members: [mari, { ...jaan, name: 'Jaan Tamm', standing: 'confirmed' }] }))
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByText(/vahepeal mujal/)).toBeInTheDocument()
  expect(screen.getByRole('alert')).toHaveTextContent(/Vahepeal on midagi muutunud/)
  expect(screen.getByLabelText(/Meeskonna nimi/)).toHaveValue('Rand ja meri')
  expect(screen.getByRole('region', { name: 'Jaan Tamm' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByText('Muudatused on salvestatud.')).toBeInTheDocument()
  expect(sent(asked).map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"'])
  expect(sent(asked)[1]?.body).toMatchObject({ members: [{ id: 'a' }, { id: 'b', name: 'Jaan Tamm' }] })
})

test('when the time ends while typing, it is said and what was typed stays', async () => {
  fakeApi({
    ...server(handedIn()).answers,
    [AMENDMENT]: () => problem(409, 'amendment-closed', { shut: 'over', until: UNTIL }),
  })
  const { user } = renderRoute(CHANGING)
  await user.type(await screen.findByLabelText(/Meeskonna nimi/), ' ja meri')
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(/sai muuta kuni teisipäev, 1\. detsember/)
  expect(screen.getByLabelText(/Meeskonna nimi/)).toHaveValue('Rand ja meri')
})

test.each([
  ['submitted', { shut: 'over', until: UNTIL }, /sai muuta kuni teisipäev, 1\. detsember 2026 kell 23\.59/],
  ['submitted', { shut: 'not_offered', until: UNTIL }, /Siin ei saa esitatud registreeringut muuta/],
  ['confirmed', { shut: 'state', until: UNTIL }, /Otsus on tehtud/],
  ['withdrawn', { shut: 'state', until: UNTIL }, null],
] as const)('%s says why it cannot be changed (%#)', async (state, door, words) => {
  fakeApi(server(handedIn({ state, actions: [], amendment: { open: false, ...door } })).answers)
  renderRoute(CHANGING)
  await screen.findByRole('heading', { level: 2, name: 'Mis on toimunud' })
  expect(screen.queryByRole('link', { name: 'Muuda registreeringut' })).not.toBeInTheDocument()
  if (words) expect(screen.getByText(words)).toBeInTheDocument()
  else expect(document.querySelector('main')).not.toHaveTextContent(/muuta/)
})

test('a single person changes their own details, and meets no team', async () => {
  const view = handedIn({ cohort: cohortRef({ participation: 'person' }), members: [mari], team_name: null })
  const asked = fakeApi(server(view).answers)
  const { user } = renderRoute(CHANGING)
  await user.type(await screen.findByLabelText('Teie nimi'), ' Maasikas')
  expect(document.querySelector('main')).not.toHaveTextContent(/meeskon|liige|liikme/i)
  await user.type(screen.getByLabelText(/Mida arvesse võtta/), 'vaikus')
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  await waitFor(() => expect(sent(asked)).toHaveLength(1))
  expect(sent(asked)[0]?.body).toMatchObject({
    members: [{ id: 'a', name: 'Mari Maasikas' }],
    answers: { members: { a: { needs: 'vaikus' } } },
  })
})

test('the way of the registration says what a change did', async () => {
  const changes = { ...NOTHING, left: [{ member_id: 'x', name: null }], joined: [{ member_id: 'b', name: 'Jaan' }] }
  const step = { from: 'submitted', to: 'submitted', at: UNTIL, by: 'applicant' } as const
  const history = [{ ...step, kind: 'substituted' as const, reason: 'Uus töö', changes }]
  fakeApi(server(handedIn({ history })).answers)
  renderRoute(ADDRESS)
  const entry = (await screen.findByText('Üks liige asendati teisega')).closest('li')
  const lines = entry ? within(entry).getAllByRole('listitem') : []
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    'Uus liige: Jaan',
    'Enam ei osale: 1 inimene, andmed on kustutatud',
  ])
  expect(entry).toHaveTextContent('Uus töö')
})
