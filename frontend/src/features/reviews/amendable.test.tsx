import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { DeskCohort } from '@/api/types'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { deskCohort, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const LABEL = 'Esitatud registreeringuid saab tähtajani muuta'
/** Everything else that an organiser wrote. */
const WRITTEN = {
  participation: 'team',
  admission_mode: 'selection',
  offer_days: null,
  title: { et: 'Sügis', ru: 'Осень' },
  closes: { date: '2026-12-01', time: '16:00' },
  sessions: [{ id: 's1', kind: 'training_day', join_url: 'https://kohtumine.example' }],
}

/** A server that remembers one cohort, written as a whole. */
function server(first: DeskCohort, refuse?: () => unknown) {
  let cohort = first
  let version = 4
  const source = () => ({ version, cohort: { ...WRITTEN, amendable: cohort.amendable } })
  return {
    'GET /session': () => session(),
    'GET /cohorts/c1': () => ({ by_rsvp: false, sessions: [], rules: [], server_time: first.server_time }),
    'GET /cohorts/c1/counts': () => cohort,
    'GET /cohorts/c1/registrations': () => ({ items: [], next_cursor: null }),
    'GET /cohorts/c1/source': source,
    'PUT /cohorts/c1': ({ body }: FakeRequest) => {
      if (refuse) return refuse()
      cohort = { ...cohort, amendable: (body as { amendable?: boolean }).amendable ?? true }
      version += 1
      return source()
    },
  }
}

test('the choice is shown as it is, and saving it keeps everything else that was written', async () => {
  const asked = fakeApi(server(deskCohort({ amendable: false })))
  const { user } = renderRoute('/et/desk/cohorts/c1')
  const choice = await screen.findByRole('checkbox', { name: LABEL })
  expect(choice).not.toBeChecked()
  await user.click(screen.getByRole('button', { name: 'Salvesta valik' }))
  expect(await screen.findByText('Esitatud registreeringuid muuta ei saa.')).toBeInTheDocument()
  await user.click(choice)
  await user.click(screen.getByRole('button', { name: 'Salvesta valik' }))
  expect(await screen.findByText(`${LABEL}.`)).toBeInTheDocument()
  const sent = asked.filter(({ method }) => method === 'PUT')
  expect(sent.map(({ body }) => body)).toEqual([
    { ...WRITTEN, amendable: false },
    { ...WRITTEN, amendable: true },
  ])
  expect(sent.map(({ headers }) => headers.get('If-Match'))).toEqual(['"4"', '"5"'])
})

test('a refusal says so and keeps what was chosen', async () => {
  fakeApi(server(deskCohort({ amendable: true }), () => problem(412, 'version-mismatch')))
  const { user } = renderRoute('/et/desk/cohorts/c1')
  await user.click(await screen.findByRole('checkbox', { name: LABEL }))
  await user.click(screen.getByRole('button', { name: 'Salvesta valik' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(/Vahepeal on midagi muutunud/)
  expect(screen.getByRole('checkbox', { name: LABEL })).not.toBeChecked()
})

test('who may not decide reads how it is', async () => {
  fakeApi(server(deskCohort({ amendable: false, my_role: 'reviewer' })))
  renderRoute('/et/desk/cohorts/c1')
  expect(await screen.findByText('Esitatud registreeringuid muuta ei saa.')).toBeInTheDocument()
  expect(screen.queryByRole('checkbox', { name: LABEL })).not.toBeInTheDocument()
})
