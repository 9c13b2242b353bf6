import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { EvaluationRequest, Verdict } from '@/api/types'
import { keptComposition } from '@/lib/composition'
import { cohortView, programmeView, ruleResult, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/programmes/huvikaitse'
const EVALUATIONS = 'POST /cohorts/c1/evaluations'

/** Judges as the server would: three from the municipality. */
function judge({ body }: FakeRequest): Verdict {
  const { members, complete } = body as EvaluationRequest
  const count = members.filter((member) => member.affiliation === 'municipality').length
  const status = count >= 3 ? 'met' : complete ? 'not_met' : 'open'
  const add = {
    kind: 'add' as const,
    member: null,
    set: [{ attribute: 'affiliation', value: 'municipality' }],
    text: 'Lisage liige omavalitsusest',
  }
  const fixes =
    count >= 3 ? [] : [{ text: 'Lisage puuduvad liikmed omavalitsusest', steps: Array(3 - count).fill(add) }]
  const overall = { met: 'satisfied', not_met: 'violated', open: 'undetermined' } as const
  return verdict(overall[status], [ruleResult('kov3', status, { explanation: `${count} / 3` })], { fixes })
}

test('a team is composed by counting; the verdict follows, and a fix applies itself', async () => {
  const asked = fakeApi({ 'GET /programmes/huvikaitse': () => programmeView(), [EVALUATIONS]: judge })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Lisa üks: Omavalitsus' }))
  expect(await screen.findByText(/1 \/ 3/)).toBeInTheDocument()
  expect(screen.getByText('Veel teadmata')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Lisage puuduvad liikmed omavalitsusest' }))
  expect(await screen.findByText('Täidetud')).toBeInTheDocument()
  expect(screen.getByText('Meeskond sobib: kõik tingimused on täidetud.', { selector: 'strong' })).toBeInTheDocument()
  expect(keptComposition.load('c1')?.members.map((member) => member.affiliation)).toEqual(Array(3).fill('municipality'))
  expect(asked.some(({ language }) => language !== 'et')).toBe(false)
})

test('the change of a verdict is announced politely', async () => {
  fakeApi({ 'GET /programmes/huvikaitse': () => programmeView(), [EVALUATIONS]: judge })
  const { user } = renderRoute(ADDRESS)
  const add = await screen.findByRole('button', { name: 'Lisa üks: Omavalitsus' })
  for (let count = 0; count < 3; count += 1) await user.click(add)
  const announced = 'Meeskond sobib: kõik tingimused on täidetud. Täidetud tingimusi: 1 / 1.'
  await waitFor(() => expect(screen.getByText(announced)).toHaveAttribute('role', 'status'))
})

test('a single person answers for themselves and never meets the word team', async () => {
  const cohort = cohortView({
    participation: 'person',
    team_size: null,
    capacity: { unit: 'people', total: 12 },
    rules: [{ id: 'role', scope: 'registration', effect: 'require', text: 'Oodatud on vallavanemad.' }],
    asks: ['affiliation', 'municipality', 'role'],
  })
  const asked = fakeApi({
    'GET /programmes/huvikaitse': () => programmeView({ cohorts: [cohort], summary: { text: '', language: 'et' } }),
    [EVALUATIONS]: () => verdict('undetermined', [ruleResult('role', 'open')]),
  })
  const { user } = renderRoute(ADDRESS)
  await user.type(await screen.findByRole('combobox', { name: /Teie omavalitsus/ }), 'viim{Enter}')
  await user.selectOptions(screen.getByLabelText('Amet või roll'), 'mayor')
  await waitFor(() => {
    const body = asked.at(-1)?.body as EvaluationRequest
    expect(body).toMatchObject({ municipality: '0890', complete: true, members: [{ role: 'mayor' }] })
  })
  expect(document.querySelector('.k-cohort')).not.toHaveTextContent(/meeskon/i)
})

test('when the conditions cannot be checked, what was composed stays', async () => {
  fakeApi({ 'GET /programmes/huvikaitse': () => programmeView(), [EVALUATIONS]: () => problem(500, 'internal') })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Lisa üks: Vabaühendus' }))
  expect(await screen.findByText(/Praegu ei saa tingimusi kontrollida/)).toBeInTheDocument()
  expect(keptComposition.load('c1')?.members).toHaveLength(1)
})
