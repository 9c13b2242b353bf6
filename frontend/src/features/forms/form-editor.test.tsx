import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FormPartSource, FormSource } from '@/api/types'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { deskCohort, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'
import { factSchema } from '@/test/rule-examples'

const ADDRESS = '/et/desk/cohorts/c1/form'
const inAll = (text: string) => ({ et: text, en: `${text} en`, ru: `${text} ru` })

const common = { of: 'registration' as const, help: null, required: true, shown_if: null, retention_days: 365 }
const BEGUN: FormPartSource[] = [
  {
    code: 'work',
    title: inAll('Töö'),
    questions: [
      { ...common, kind: 'yes_no', code: 'before', label: inAll('Kas varem koos?'), purpose: inAll('Valimiseks.') },
      {
        ...common,
        ...{ kind: 'short_text', code: 'what', max_length: 100 },
        ...{ label: inAll('Mida tegite?'), purpose: { et: 'Valimiseks.' } },
      },
    ],
  },
]

function source(parts: FormPartSource[], version: number): FormSource {
  return { version, parts, missing_translations: [], published_at: '2026-11-01T10:00:00Z' }
}

/** A server that keeps the newest version and refuses to publish over another. */
function server(first: FormSource, more: Parameters<typeof fakeApi>[0] = {}) {
  const state = { now: first }
  const asked = fakeApi({
    'GET /session': () => session(),
    'GET /cohorts/c1/counts': () => deskCohort(),
    'GET /fact-schemas/team': () => factSchema(),
    'GET /cohorts/c1/form/source': () => state.now,
    'GET /cohorts/c1/forms': () => ({ items: [state.now], next_cursor: null }),
    'PUT /cohorts/c1/form': ({ body, headers }: FakeRequest) => {
      if (headers.get('If-Match') !== `"${state.now.version}"`) return problem(412, 'version-mismatch')
      state.now = source((body as FormSource).parts, state.now.version + 1)
      return state.now
    },
    ...more,
  })
  return { state, asked }
}

function sent(asked: ReturnType<typeof fakeApi>): FormPartSource[] {
  const request = asked.find(({ method }) => method === 'PUT')
  return request ? (request.body as FormSource).parts : []
}

async function publish(user: ReturnType<typeof renderRoute>['user']) {
  await user.click(screen.getByRole('button', { name: 'Avalda' }))
  const dialog = await screen.findByRole('dialog', { name: 'Küsimuste avaldamine' })
  await user.click(within(dialog).getByRole('button', { name: 'Avalda' }))
}

test('a part and a question are written from nothing, survive a reload and are published', async () => {
  const { asked } = server(source([], 0))
  const first = renderRoute(ADDRESS)
  await first.user.click(await screen.findByRole('button', { name: 'Lisa osa' }))
  const title = within(screen.getByRole('group', { name: 'Osa pealkiri' })).getByLabelText('eesti')
  expect(title).toHaveFocus()
  await first.user.type(title, 'Töö')
  await first.user.selectOptions(screen.getByLabelText('Uue küsimuse liik'), 'yes_no')
  await first.user.click(screen.getByRole('button', { name: 'Lisa küsimus: Osa 1' }))
  const label = within(screen.getByRole('group', { name: 'Küsimus' })).getByLabelText('eesti')
  expect(label).toHaveFocus()
  await first.user.type(label, 'Kas tulete?')
  await first.user.type(
    within(screen.getByRole('group', { name: 'Milleks vastust vaja on' })).getByLabelText('eesti'),
    'Et teada.',
  )
  first.unmount()

  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText('Siin on teie avaldamata töö eelmisest korrast.')).toBeInTheDocument()
  expect(screen.getByText('Tõlkida on veel 6 teksti')).toBeInTheDocument()
  await publish(user)
  expect(await screen.findByText('1. versioon on avaldatud ja kehtib.')).toBeInTheDocument()
  expect(sent(asked)).toMatchObject([
    {
      title: { et: 'Töö' },
      questions: [{ kind: 'yes_no', label: { et: 'Kas tulete?' }, purpose: { et: 'Et teada.' } }],
    },
  ])
})

test('questions are moved by keyboard, over the border of a part too, and focus goes along', async () => {
  const { asked } = server(source([...BEGUN, { code: 'more', title: inAll('Veel'), questions: [] }], 3))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Vii allapoole: Küsimus 2' }))
  const second = screen.getByRole('region', { name: 'Osa 2' })
  expect(within(second).getByRole('region', { name: 'Küsimus 2' })).toHaveTextContent('Mida tegite?')
  expect(screen.getByText('Teise kohta viidud.')).toHaveAttribute('role', 'status')
  // At the end there is nowhere further to go; focus stays all the same.
  expect(screen.getByRole('button', { name: 'Vii allapoole: Küsimus 2' })).toHaveFocus()
  await publish(user)
  await waitFor(() =>
    expect(sent(asked).map(({ questions }) => questions.map(({ code }) => code))).toEqual([['before'], ['what']]),
  )
})

test('a condition is a sentence about earlier answers only', async () => {
  const later = [
    { ...common, kind: 'yes_no' as const, code: 'after', label: inAll('Kas hiljem?'), purpose: inAll('–') },
  ]
  const { asked } = server(source([...BEGUN, { code: 'later', title: inAll('Veel'), questions: later }], 3))
  const { user } = renderRoute(ADDRESS)
  const card = await screen.findByRole('region', { name: 'Küsimus 2' })
  await user.click(within(card).getByText(/Mida tegite/))
  await user.click(within(card).getByRole('button', { name: 'Küsi ainult siis, kui …' }))
  const attribute = within(card).getByLabelText('Tunnus')
  expect(attribute).toHaveDisplayValue('„Kas varem koos?“')
  expect(within(attribute).queryByText(/Kas hiljem/)).not.toBeInTheDocument()
  await user.selectOptions(within(card).getByLabelText('Väärtus'), 'no')
  await publish(user)
  await waitFor(() =>
    expect(sent(asked)[0]?.questions[1]?.shown_if).toEqual({ op: 'is', attr: 'answer.before', value: false }),
  )
})

test('what was refused is said at its place', async () => {
  const errors = [{ pointer: '/parts/0/questions/1/max_length', code: 'out_of_range', detail: '' }]
  server(source(BEGUN, 3), { 'PUT /cohorts/c1/form': () => problem(422, 'validation-failed', { errors }) })
  const { user } = renderRoute(ADDRESS)
  const card = await screen.findByRole('region', { name: 'Küsimus 2' })
  await user.click(within(card).getByText(/Mida tegite/))
  await user.clear(within(card).getByLabelText('Suurim pikkus tähemärkides'))
  await user.type(within(card).getByLabelText('Suurim pikkus tähemärkides'), '9000')
  await publish(user)
  await user.click(await screen.findByRole('button', { name: 'Mine esimese juurde' }))
  const field = within(card).getByLabelText('Suurim pikkus tähemärkides')
  expect(field).toHaveFocus()
  expect(field).toHaveAccessibleDescription(/ei ole lubatud piirides/)
})

test('whoever was slower keeps their work and chooses', async () => {
  const { state, asked } = server(source(BEGUN, 3))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Eemalda: Küsimus 2' }))
  state.now = source(BEGUN, 4)
  await publish(user)
  expect(await screen.findByText(/keegi avaldanud 4\. versiooni/)).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Küsimus 2' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Jätka minu omaga' }))
  asked.length = 0
  await publish(user)
  expect(await screen.findByText('5. versioon on avaldatud ja kehtib.')).toBeInTheDocument()
  expect(sent(asked)[0]?.questions).toHaveLength(1)
})

test('unpublished questions are tried as an applicant meets them', async () => {
  const { asked } = server(source(BEGUN, 3), {
    'POST /cohorts/c1/form-trials': ({ body }: FakeRequest) => {
      const { answers } = body as { answers: Record<string, boolean> }
      return { hidden: answers.before ? [] : ['what'], hidden_of_members: [[]], missing: [] }
    },
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByText('Proovi taotlejana'))
  const first = await screen.findByRole('radiogroup', { name: 'Kas varem koos?' })
  await waitFor(() => expect(screen.queryByLabelText('Mida tegite?')).not.toBeInTheDocument())
  await user.click(within(first).getByRole('radio', { name: 'Jah' }))
  expect(await screen.findByLabelText('Mida tegite?')).toBeInTheDocument()
  expect(asked.at(-1)?.body).toMatchObject({ answers: { before: true }, members: [{ answers: {} }] })
})
