import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { Rule, RuleCheckView, RuleSetView, TriedTeam } from '@/api/types'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { deskCohort, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'
import { CHECKS, factSchema, MUNICIPAL, ruleCheck, ruleSet, SIZE, whatIf } from '@/test/rule-examples'
import { keptWork } from './model/kept-work'

const ADDRESS = '/et/desk/cohorts/c1/rules'
const PUBLISH = 'PUT /cohorts/c1/rule-set'
const CHECK = 'POST /rule-checks'

let published: RuleSetView

function rulesOf({ body }: FakeRequest): Rule[] {
  return (body as { rules: Rule[] }).rules
}

function desk(cohort = deskCohort(), check: (request: FakeRequest) => unknown = (asked) => ruleCheck(rulesOf(asked))) {
  return {
    'GET /session': () => session(),
    'GET /cohorts/c1/counts': () => cohort,
    'GET /cohorts/c1/rule-set': () => published,
    'GET /cohorts/c1/rule-sets': () => ({ items: [], next_cursor: null }),
    'GET /fact-schemas/team': () => factSchema(),
    [CHECK]: check,
    'POST /cohorts/c1/what-ifs': () => whatIf(),
  }
}

beforeEach(() => {
  published = ruleSet([SIZE, MUNICIPAL])
})

async function card(number: number) {
  return within(await screen.findByRole('region', { name: `Tingimus ${number}` }))
}

test('a changed slot changes the sentence, is checked, and can be taken back by button and by keys', async () => {
  const asked = fakeApi(desk())
  const { user } = renderRoute(ADDRESS)
  const slot = (await card(1)).getByRole('textbox', { name: 'Alampiir' })
  await user.clear(slot)
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('')
  await user.type(slot, '12')
  await waitFor(() =>
    expect(
      asked
        .filter(({ path }) => path === '/rule-checks')
        .map(rulesOf)
        .at(-1)?.[0]?.check,
    ).toMatchObject({ min: 12 }),
  )
  expect(screen.getByText(/Veel avaldamata/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Võta tagasi' }))
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('4')
  await user.click(screen.getByRole('button', { name: 'Tee uuesti' }))
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('12')
  await user.keyboard('{Control>}z{/Control}')
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('4')
})

test('rules move by keyboard; focus goes along and the move is said', async () => {
  fakeApi(desk())
  const { user } = renderRoute(ADDRESS)
  const down = await screen.findByRole('button', { name: 'Vii allapoole: Tingimus 1' })
  down.focus()
  await user.keyboard('{Enter}')
  expect((await card(2)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('4')
  expect(screen.getByRole('button', { name: 'Vii allapoole: Tingimus 2' })).toHaveFocus()
  expect(screen.getByText('Tingimus 1 on nüüd 2. kohal.')).toHaveAttribute('role', 'status')
  await user.keyboard('{Enter}')
  expect((await card(2)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('4')
  await user.tab({ shift: true })
  await user.keyboard('{Enter}')
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('4')
})

test('what is removed can be brought back, and focus is not lost', async () => {
  fakeApi(desk())
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Eemalda: Tingimus 2' }))
  expect(screen.queryByRole('region', { name: 'Tingimus 2' })).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Eemalda: Tingimus 1' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Võta tagasi' }))
  expect(await screen.findByRole('region', { name: 'Tingimus 2' })).toBeInTheDocument()
})

test('a problem that the server points to is shown at the very slot', async () => {
  const errors = [{ pointer: '/rules/1/check/min', code: 'invalid_format', detail: 'min 5 is above max 3' }]
  fakeApi(desk(deskCohort(), () => problem(422, 'validation-failed', { errors })))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Mine sinna' }))
  const slot = (await card(2)).getByRole('textbox', { name: 'Alampiir' })
  expect(slot).toHaveFocus()
  expect(slot).toBeInvalid()
  expect(slot).toHaveAccessibleDescription(/Kontrollige arvu ja piire\.\s*min 5 is above max 3/)
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toBeValid()
})

test('a place without a slot of its own leads to the nearest one', async () => {
  const errors = [{ pointer: '/rules/0/check/set/over/x', code: 'invalid_format', detail: 'odd' }]
  fakeApi(desk(deskCohort(), () => problem(422, 'validation-failed', { errors })))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Mine sinna' }))
  expect((await card(1)).getByRole('combobox', { name: 'Tingimuse liik' })).toHaveFocus()
})

test('every kind of check has slots, and showing a rule set changes nothing', async () => {
  published = ruleSet(CHECKS.map((check) => ({ id: check.kind, check })))
  const asked = fakeApi(desk())
  renderRoute(ADDRESS)
  for (const [index] of CHECKS.entries()) {
    expect((await card(index + 1)).getAllByRole('combobox').length).toBeGreaterThan(2)
  }
  await waitFor(() => expect(asked.some(({ path }) => path === '/rule-checks')).toBe(true))
  expect(asked.filter(({ path }) => path === '/rule-checks').map(rulesOf)).toEqual([published.rules])
  expect(screen.getByText('Midagi ei ole muudetud.')).toBeInTheDocument()
})

test('a rule from the gallery asks what is meant and takes focus', async () => {
  const asked = fakeApi(desk())
  const { user } = renderRoute(ADDRESS)
  await user.click((await screen.findAllByRole('button', { name: 'Lisa tingimus' }))[0] as HTMLElement)
  const dialog = within(screen.getByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: /^Osakaal või enamus/ }))
  await user.click(dialog.getByRole('button', { name: /^Vähemalt pool/ }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  const added = await card(3)
  expect(added.getByRole('combobox', { name: 'Tingimuse liik' })).toHaveFocus()
  await waitFor(() =>
    expect(
      asked
        .filter(({ path }) => path === '/rule-checks')
        .map(rulesOf)
        .at(-1)?.[2]?.check,
    ).toMatchObject({ min: [1, 2] }),
  )
})

function contradicting(rules: readonly Rule[]): RuleCheckView {
  if (rules.length < 2) return ruleCheck(rules)
  const repair = { pointer: '/rules/0/check/min', from: 4, to: 1, text: 'Vähemalt 1', rules: [SIZE] }
  const conflict = rules.map(({ id }) => id)
  return ruleCheck(rules, { feasibility: 'impossible', smallest_team: null, conflict, repairs: [repair] })
}

test('a contradiction is repaired by one click', async () => {
  fakeApi(desk(deskCohort(), (request) => contradicting(rulesOf(request))))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Vähemalt 1' }))
  expect(screen.queryByRole('region', { name: 'Tingimus 2' })).not.toBeInTheDocument()
  expect(
    await screen.findByText('Leidub meeskondi, kes täidavad kõik tingimused.', { selector: 'strong' }),
  ).toBeInTheDocument()
  expect(screen.getByText('Väikseim sobiv meeskond: 1 liige')).toBeInTheDocument()
})

async function removeAndPublish(user: ReturnType<typeof renderRoute>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Eemalda: Tingimus 2' }))
  await user.click(screen.getByRole('button', { name: 'Avalda' }))
  return within(screen.getByRole('dialog', { name: 'Tingimuste avaldamine' }))
}

test('publishing asks for a reason once registrations have begun, and says what would change', async () => {
  const asked = fakeApi({
    ...desk(),
    'POST /cohorts/c1/what-ifs': () =>
      whatIf({
        transitions: [{ from: 'violated', to: 'satisfied', count: 2 }],
        rules: [{ rule: SIZE.id, now_met: 2, now_not_met: 0 }],
      }),
    [PUBLISH]: (request: FakeRequest) => ruleSet(rulesOf(request), { rule_set_version: 2, version: 8 }),
  })
  const { user } = renderRoute(ADDRESS)
  const dialog = await removeAndPublish(user)
  expect(await dialog.findByText('Tulemus muutuks: 2 / 3 registreeringut.')).toBeInTheDocument()
  expect(dialog.getByText('Tingimus 1: 2 registreeringut hakkab seda täitma.')).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Avalda' }))
  expect(dialog.getByLabelText('Miks tingimused muutuvad?')).toHaveAccessibleDescription(/Kirjutage põhjus/)
  expect(asked.some(({ method }) => method === 'PUT')).toBe(false)
  await user.type(dialog.getByLabelText('Miks tingimused muutuvad?'), 'Väiksemad palusid')
  await user.click(dialog.getByRole('button', { name: 'Avalda' }))
  expect(await screen.findByText('Versioon 2 on avaldatud ja kehtib.')).toBeInTheDocument()
  const sent = asked.find(({ method }) => method === 'PUT')
  expect(sent?.headers.get('If-Match')).toBe('"7"')
  expect(sent?.body).toEqual({ rules: [SIZE], test_teams: [], reason: 'Väiksemad palusid', override_reason: null })
  expect(keptWork.load('c1')).toBeNull()
})

test('contradictory rules need a reason of their own', async () => {
  published = ruleSet([], { rule_set_version: null })
  keptWork.keep('c1', { work: { rules: [SIZE, MUNICIPAL], testTeams: [] }, from: null, at: '2026-11-22T12:00:00Z' })
  const asked = fakeApi({
    ...desk(deskCohort(), (request) => contradicting(rulesOf(request))),
    [PUBLISH]: (request: FakeRequest) => ruleSet(rulesOf(request)),
  })
  const { user } = renderRoute(ADDRESS)
  await screen.findByRole('button', { name: 'Vähemalt 1' })
  await user.click(screen.getByRole('button', { name: 'Avalda' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText(/Miks need siiski avaldada/), 'Ajutine')
  await user.click(dialog.getByRole('button', { name: 'Avalda' }))
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      override_reason: 'Ajutine',
      reason: null,
    }),
  )
})

test('whoever was slower keeps their work and chooses', async () => {
  const theirs = ruleSet([MUNICIPAL], { rule_set_version: 2, version: 8, reason: 'Kiire' })
  fakeApi({
    ...desk(),
    [PUBLISH]: () => {
      published = theirs
      return problem(412, 'version-mismatch')
    },
  })
  const { user } = renderRoute(ADDRESS)
  const dialog = await removeAndPublish(user)
  await user.type(dialog.getByLabelText('Miks tingimused muutuvad?'), 'x')
  await user.click(dialog.getByRole('button', { name: 'Avalda' }))
  const notice = within(await screen.findByRole('alert'))
  const text = notice.getByText(/keegi avaldanud versiooni 2/)
  await waitFor(() => expect(text).toHaveFocus())
  expect(notice.getByText('Lause municipal')).toBeInTheDocument()
  expect((await card(1)).getByRole('textbox', { name: 'Alampiir' })).toHaveValue('4')
  expect(screen.getByRole('button', { name: 'Avalda' })).toHaveAttribute('aria-disabled', 'true')
  await user.click(screen.getByRole('button', { name: 'Mine sinna' }))
  expect(text).toHaveFocus()
  await user.click(notice.getByRole('button', { name: 'Jätka minu omaga' }))
  expect(screen.getByRole('button', { name: 'Avalda' })).toHaveAttribute('aria-disabled', 'false')
})

test('unpublished work is there again on the next visit and can be thrown away', async () => {
  fakeApi(desk())
  const first = renderRoute(ADDRESS)
  await first.user.click(await screen.findByRole('button', { name: 'Eemalda: Tingimus 2' }))
  expect(keptWork.load('c1')?.work.rules).toEqual([SIZE])
  first.unmount()
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText(/Siin on teie avaldamata töö/)).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Tingimus 2' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Viska ära' }))
  expect(await screen.findByRole('region', { name: 'Tingimus 2' })).toBeInTheDocument()
  expect(keptWork.load('c1')).toBeNull()
})

test('a test team is composed by counting and tells whether it fares as expected', async () => {
  const broken = [{ rule: 'size', text: '1 / 4' }]
  const fared: TriedTeam = { name: 'Meeskond 1', expected: 'satisfied', actual: 'violated', passed: false, broken }
  const asked = fakeApi(desk(deskCohort(), (request) => ruleCheck(rulesOf(request), { test_teams: [fared] })))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Lisa proovimeeskond' }))
  expect(screen.getByLabelText('Nimi')).toHaveFocus()
  await user.click(await screen.findByRole('button', { name: 'Lisa üks: Omavalitsus' }))
  expect(await screen.findByText(/Teisiti kui oodatud/)).toHaveTextContent('1 / 4')
  await waitFor(() =>
    expect(asked.findLast(({ path }) => path === '/rule-checks')?.body).toMatchObject({
      test_teams: [{ name: 'Meeskond 1', complete: true, members: [{ affiliation: 'municipality' }] }],
    }),
  )
})

test('a reviewer reads the conditions and changes nothing', async () => {
  fakeApi(desk(deskCohort({ my_role: 'reviewer' })))
  renderRoute(ADDRESS)
  expect(await screen.findByText('Lause size')).toBeInTheDocument()
  expect(screen.getByText(/Seda saab teha koordinaator või omanik/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Avalda' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Lisa tingimus' })).not.toBeInTheDocument()
})

test('a cohort of single people is tried with people, and nobody speaks of teams', async () => {
  const participation = 'person'
  published = ruleSet([])
  fakeApi({
    ...desk(deskCohort({ participation })),
    'GET /fact-schemas/person': () => factSchema({ participation }),
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Lisa näidisosaleja' }))
  expect(screen.getByRole('textbox', { name: 'Nimi' })).toHaveValue('Osaleja 1')
  expect(await screen.findByRole('combobox', { name: 'Keda esindab?' })).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: 'Näidisosalejad' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Lisa tingimus' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('Osaleda saab kuni 10 inimest.')
  expect(screen.getByRole('main')).not.toHaveTextContent(/meeskon/i)
})
