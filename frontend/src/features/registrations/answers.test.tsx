import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AnswersPatch, AnswersView } from '@/api/types'
import { answersView, option, part, question } from '@/test/answer-examples'
import { ruleResult, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef, member, registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/registrations/r1'
const local = (text: string) => ({ text, language: 'et' as const })
const ONLY_IF = { op: 'is' as const, attr: 'answer.before', value: true }

const parts = [
  part('work', [
    question('yes_no', 'before', { label: local('Kas olete varem koos tegutsenud?'), required: true }),
    question('short_text', 'what', { label: local('Mida te tegite?'), required: true, shown_if: ONLY_IF }),
    question('choice', 'group', { options: [option('one', 'Esimene'), option('two', 'Teine')] }),
    question('number', 'people', { label: local('Mitu inimest?'), min: 1, max: 500 }),
    question('short_text', 'needs', { of: 'member', label: local('Mida arvesse võtta?') }),
  ]),
]

function first(more: Partial<AnswersView> = {}): AnswersView {
  return answersView(parts, {
    hidden: { registration: ['what'], members: {} },
    members: { a: {} },
    parts: [{ part: 'work', done: false }],
    missing: [{ pointer: '/answers/registration/before', code: 'required', detail: '' }],
    ...more,
  })
}

/** A server that shows the second question after a yes to the first. */
function server(begun: AnswersView, of = registration()) {
  let answers = begun
  return {
    'GET /session': () => session(),
    'GET /registrations/r1': () => of,
    'GET /registrations/r1/answers': () => answers,
    'PATCH /registrations/r1/answers': ({ body, headers }: FakeRequest) => {
      if (headers.get('If-Match') !== `"${answers.version}"`) return problem(412, 'version-mismatch')
      const patch = body as AnswersPatch
      if (typeof patch.registration?.people === 'string') {
        const errors = [{ pointer: '/registration/people', code: 'invalid_type', detail: '' }]
        return problem(422, 'validation-failed', { errors })
      }
      const said = { ...answers.registration, ...patch.registration } as AnswersView['registration']
      answers = {
        ...answers,
        registration: said,
        members: { ...answers.members, ...(patch.members as AnswersView['members']) },
        hidden: { registration: said.before === true ? [] : ['what'], members: {} },
        missing: [],
        parts: [{ part: 'work', done: true }],
        version: answers.version + 1,
      }
      return answers
    },
    'POST /cohorts/c1/evaluations': () => verdict('satisfied', [ruleResult('size', 'met')]),
  }
}

test('answers save themselves; what follows from one appears, is said once, and the progress goes on', async () => {
  const asked = fakeApi(server(first()))
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText('3 osa 4-st on valmis')).toBeInTheDocument()
  expect(screen.queryByLabelText('Mida te tegite?')).not.toBeInTheDocument()
  const before = screen.getByRole('radiogroup', { name: 'Kas olete varem koos tegutsenud?' })
  await user.click(within(before).getByRole('radio', { name: 'Jah' }))
  expect(await screen.findByLabelText('Mida te tegite?')).toBeInTheDocument()
  expect(await screen.findByText('Nüüd küsitakse ka: Mida te tegite?.')).toHaveAttribute('role', 'status')
  expect(screen.getByText('4 osa 4-st on valmis')).toBeInTheDocument()
  expect(screen.getByText(/Salvestatud kell/)).toBeInTheDocument()
  expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ registration: { before: true }, members: {} })
})

test('a member’s questions stand on the card; a number in words is refused at its field and not lost', async () => {
  const asked = fakeApi(server(first()))
  const { user } = renderRoute(ADDRESS)
  const card = await screen.findByRole('region', { name: 'Mari' })
  await user.type(within(card).getByLabelText(/Mida arvesse võtta/), 'Kaldtee')
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ registration: {}, members: { a: { needs: 'Kaldtee' } } }))
  await user.type(screen.getByLabelText(/Mitu inimest/), 'kümme')
  expect(await screen.findByText('Kirjutage arv numbritega, näiteks 120')).toBeInTheDocument()
  expect(screen.getByLabelText(/Mitu inimest/)).toHaveValue('kümme')
  await user.clear(screen.getByLabelText(/Mitu inimest/))
  await user.type(screen.getByLabelText(/Mitu inimest/), '1 20')
  await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ registration: { people: 120 } }))
})

test('where each member answers, the lead sees only whether they have', async () => {
  const members = [
    member('a', { name: 'Mari', email: 'mari@example.ee', is_lead: true }),
    member('b', { name: 'Jaan', standing: 'confirmed' }),
  ]
  const of = registration({ members, cohort: cohortRef({ consent: 'by_each_member' }) })
  fakeApi(server(first({ by_themselves: [{ member_id: 'b', answered: false }] }), of))
  renderRoute(ADDRESS)
  const jaan = await screen.findByRole('region', { name: 'Jaan' })
  expect(within(jaan).getByText(/vajalikud vastused on veel puudu/)).toBeInTheDocument()
  expect(within(jaan).queryByLabelText(/Mida arvesse võtta/)).not.toBeInTheDocument()
})

test('before handing in everything is read over; a refusal leads to the question', async () => {
  const errors = [{ pointer: '/answers/registration/before', code: 'required', detail: '' }]
  fakeApi({
    ...server(first({ registration: { group: 'two' } })),
    'POST /registrations/r1/submit': () => problem(422, 'validation-failed', { errors }),
  })
  const { user } = renderRoute(`${ADDRESS}?step=review`)
  const read = await screen.findByRole('region', { name: 'Osa work' })
  expect(within(read).getByText('Teine')).toBeInTheDocument()
  expect(within(read).getByText('vajab vastust')).toBeInTheDocument()
  expect(within(read).queryByText('Mida te tegite?')).not.toBeInTheDocument()
  expect(within(read).getByRole('link', { name: 'Muuda' })).toHaveAccessibleDescription('Osa work')
  await user.click(screen.getByRole('button', { name: 'Esita registreering' }))
  const summary = await screen.findByRole('region', { name: 'Enne esitamist on vaja veel:' })
  await user.click(within(summary).getByRole('link', { name: 'Kas olete varem koos tegutsenud? – Valige vastus' }))
  expect(screen.getByRole('radio', { name: 'Jah' })).toHaveFocus()
})

test('answers that no question asks for any more can be copied', async () => {
  const old = { member_id: null, question: 'old', label: local('Vana küsimus'), value: 'Minu jutt', form_version: 1 }
  fakeApi(server(first({ set_aside: [old] })))
  const { user } = renderRoute(ADDRESS)
  const kept = await screen.findByRole('region', { name: 'Varasemad vastused' })
  expect(within(kept).getByText('Minu jutt')).toBeInTheDocument()
  await user.click(within(kept).getByRole('button', { name: 'Kopeeri: Vana küsimus' }))
  expect(await window.navigator.clipboard.readText()).toBe('Minu jutt')
})

test('afterwards the status page shows what was handed in', async () => {
  const of = registration({ state: 'submitted', actions: ['withdraw'] })
  fakeApi({
    ...server(first({ registration: { before: false }, editable: false }), of),
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
  })
  renderRoute(ADDRESS)
  const read = await screen.findByRole('region', { name: 'Osa work' })
  expect(within(read).getByText('Ei')).toBeInTheDocument()
  expect(screen.getByText(/Registreering on esitatud/)).toBeInTheDocument()
})
