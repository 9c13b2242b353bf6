import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { RegistrationPatch, RegistrationView } from '@/api/types'
import { addMember, EMPTY_COMPOSITION, keptComposition } from '@/lib/composition'
import { ruleResult, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef, member, registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/registrations/r1'
const EVALUATIONS = 'POST /cohorts/c1/evaluations'

/** A server that remembers one draft and refuses a version it does not have. */
function server(first: RegistrationView) {
  let current = first
  return {
    'GET /session': () => session(),
    'GET /registrations/r1': () => current,
    'PATCH /registrations/r1': ({ body, headers }: FakeRequest) => {
      if (headers.get('If-Match') !== `"${current.version}"`) return problem(412, 'version-mismatch')
      const { members, team_name } = body as RegistrationPatch
      const known = members?.map((person, index) => member(person.id ?? `new${index}`, person as object))
      current = { ...current, team_name: team_name ?? null, members: known ?? [], version: current.version + 1 }
      return current
    },
    [EVALUATIONS]: () => verdict('satisfied', [ruleResult('size', 'met', { counted: ['a'] })]),
  }
}

test('what is typed saves itself and says when; the verdict names people', async () => {
  const asked = fakeApi(server(registration()))
  const { user } = renderRoute(ADDRESS)
  await user.type(await screen.findByLabelText(/Meeskonna nimi/), 'Rannarahvas')
  expect(await screen.findByText(/Salvestatud kell \d/)).toBeInTheDocument()
  const saved = asked.filter(({ method }) => method === 'PATCH').at(-1)
  expect(saved?.body).toMatchObject({ team_name: 'Rannarahvas', members: [{ id: 'a', name: 'Mari' }] })
  expect(await screen.findByText(/Arvesse läheb: Mari/)).toBeInTheDocument()
})

test('a person can be added, removed and brought back', async () => {
  fakeApi(server(registration()))
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Lisa liige' }))
  expect(screen.getByRole('heading', { level: 3, name: 'Liige 2' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Eemalda Mari' }))
  expect(screen.queryByRole('heading', { level: 3, name: 'Mari' })).not.toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 2, name: 'Liikmed (1)' })).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Võta tagasi' }))
  expect(screen.getByRole('heading', { level: 3, name: 'Mari' })).toBeInTheDocument()
  expect(await screen.findByText(/Salvestatud kell/)).toBeInTheDocument()
})

test('handing in with a field missing leads back to it', async () => {
  fakeApi(server(registration({ members: [member('a', { email: 'mari@example.ee', is_lead: true })] })))
  const { user } = renderRoute(`${ADDRESS}?step=review`)
  await user.click(await screen.findByRole('button', { name: 'Esita registreering' }))
  const summary = await screen.findByRole('region', { name: 'Enne esitamist on vaja veel:' })
  expect(summary).toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Liige 1: Kirjutage nimi' }))
  expect(screen.getByLabelText('Nimi')).toHaveFocus()
  expect(screen.getByLabelText('Nimi')).toHaveAccessibleDescription('Kirjutage nimi')
})

test('an ineligible team is told why, and stays a draft', async () => {
  const why = verdict('violated', [ruleResult('kov3', 'not_met', { text: 'Vähemalt 3 liiget on omavalitsusest.' })])
  fakeApi({
    ...server(registration()),
    'POST /registrations/r1/submit': () => problem(422, 'ineligible', { verdict: why }),
  })
  const { user } = renderRoute(`${ADDRESS}?step=review`)
  expect(await screen.findByRole('heading', { name: 'Kuidas tingimused on täidetud' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Esita registreering' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Registreeringut ei saa veel esitada')
  expect(screen.getByText('Vähemalt 3 liiget on omavalitsusest.')).toBeInTheDocument()
  // The verdict of the refusal is the only one on the page.
  expect(screen.queryByRole('heading', { name: 'Kuidas tingimused on täidetud' })).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Esita registreering' })).toBeInTheDocument()
})

test.each([
  ['registration-closed', /Registreerimine ei ole praegu avatud/],
  ['capacity-exhausted', /Kohti ei ole piisavalt/],
  ['municipality-taken', /Selle omavalitsuse kohad/],
])('the refusal %s is explained', async (code, words) => {
  fakeApi({ ...server(registration()), 'POST /registrations/r1/submit': () => problem(409, code) })
  const { user } = renderRoute(`${ADDRESS}?step=review`)
  await user.click(await screen.findByRole('button', { name: 'Esita registreering' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('a lost answer to handing in is repeated under the same key, and ends on the page that says where it stands', async () => {
  const keys: (string | null)[] = []
  const submitted = registration({ state: 'submitted', actions: ['withdraw'], version: 2 })
  fakeApi({
    ...server(registration()),
    'GET /registrations/r1': () => (keys.length < 2 ? registration() : submitted),
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
    'POST /registrations/r1/submit': ({ headers }: FakeRequest) => {
      keys.push(headers.get('Idempotency-Key'))
      return keys.length === 1 ? problem(500, 'internal') : submitted
    },
  })
  const { user } = renderRoute(`${ADDRESS}?step=review`)
  await user.click(await screen.findByRole('button', { name: 'Esita registreering' }))
  await screen.findByRole('alert')
  await user.click(screen.getByRole('button', { name: 'Esita registreering' }))
  expect(await screen.findByText(/Registreering on esitatud/)).toBeInTheDocument()
  expect(keys[0]).toBe(keys[1])
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus())
})

test('when the sign-in has expired one signs in over the form, and the words are saved', async () => {
  let signedIn = false
  const answers = server(registration())
  fakeApi({
    ...answers,
    'PATCH /registrations/r1': (request) =>
      signedIn ? answers['PATCH /registrations/r1'](request) : problem(401, 'unauthenticated'),
    'POST /session/renew': () => problem(401, 'unauthenticated'),
    'POST /sign-in-links': () => ({ expires_in: 600 }),
    'POST /sessions': () => {
      signedIn = true
      return session()
    },
  })
  const { user } = renderRoute(ADDRESS)
  await user.type(await screen.findByLabelText(/Meeskonna nimi/), 'Alles')
  await screen.findByRole('dialog', { name: 'Palun logige uuesti sisse' })
  await user.click(screen.getByRole('button', { name: 'Saada link' }))
  await user.type(await screen.findByLabelText('Kood'), 'ABCD-EF23')
  await user.click(screen.getByRole('button', { name: 'Logi sisse' }))
  expect(await screen.findByText(/Salvestatud kell/)).toBeInTheDocument()
  expect(screen.getByLabelText(/Meeskonna nimi/)).toHaveValue('Alles')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a single person never meets the word team', async () => {
  const cohort = cohortRef({ participation: 'person', team_size: null, asks: ['role', 'municipality'] })
  fakeApi(server(registration({ cohort })))
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByLabelText('Teie nimi')).toHaveValue('Mari')
  expect(screen.getByLabelText('Teie amet või roll')).toBeInTheDocument()
  expect(document.querySelector('main')).not.toHaveTextContent(/meeskon|liige|liikme/i)
  await user.click(screen.getByRole('link', { name: 'Vaata üle ja esita' }))
  await screen.findByRole('button', { name: 'Esita registreering' })
  expect(document.querySelector('main')).not.toHaveTextContent(/meeskon|liige|liikme/i)
})

test('a cohort without rules shows no conditions', async () => {
  fakeApi(server(registration({ verdict: verdict('satisfied', []) })))
  renderRoute(ADDRESS)
  await screen.findByLabelText(/Meeskonna nimi/)
  expect(screen.queryByText(/tingimus/i)).not.toBeInTheDocument()
})

test('a team composed in the checker is offered to a draft that exists, and taking it in can be undone', async () => {
  const composition = addMember(addMember(EMPTY_COMPOSITION, { affiliation: 'municipality' }), { affiliation: 'ngo' })
  keptComposition.keep('c1', composition)
  fakeApi(server(registration()))
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText(/panite kokku teistsuguse meeskonna/)).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 2, name: 'Liikmed (1)' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Võta mustandisse' }))
  expect(screen.getByRole('button', { name: 'Võta tagasi' })).toHaveFocus()
  expect(screen.getByRole('heading', { level: 2, name: 'Liikmed (2)' })).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 3, name: 'Mari' })).toBeInTheDocument()
  expect(keptComposition.load('c1')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Võta tagasi' }))
  expect(screen.getByRole('heading', { level: 2, name: 'Liikmed (1)' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Jäta mustand nii, nagu on' }))
  expect(screen.queryByText(/panite kokku teistsuguse meeskonna/)).not.toBeInTheDocument()
  expect(keptComposition.load('c1')).toEqual(composition)
})
