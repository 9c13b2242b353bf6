import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { RegistrationPatch, RegistrationView } from '@/api/types'
import { ruleResult, verdict } from '@/test/examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef, member, registration, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/registrations/r1'
const MOMENT = '2026-11-22T12:00:00Z'
const lead = member('a', { name: 'Mari', email: 'mari@example.ee', is_lead: true })
const jaan = member('b', { name: 'Jaan', email: 'jaan@example.ee', affiliation: 'ngo' })
const kati = member('c', { name: 'Kati' })
const open = { state: 'open' as const, sent_at: MOMENT, expires_at: '2026-12-01T22:00:00Z', undelivered: null }
const byEach = cohortRef({ consent: 'by_each_member' })

/** A server that remembers one draft and who was asked. */
function server(first: RegistrationView) {
  const memory = { current: first }
  const next = (more: Partial<RegistrationView>) => {
    memory.current = { ...memory.current, ...more, version: memory.current.version + 1 }
    return memory.current
  }
  const stand = (id: string, more: Parameters<typeof member>[1]) =>
    next({ members: memory.current.members.map((person) => (person.id === id ? { ...person, ...more } : person)) })
  const answers = {
    'GET /session': () => session(),
    'GET /registrations/r1': () => memory.current,
    'PATCH /registrations/r1': ({ body, headers }: FakeRequest) => {
      if (headers.get('If-Match') !== `"${memory.current.version}"`) return problem(412, 'version-mismatch')
      const known = (body as RegistrationPatch).members?.map((person, index) => ({
        ...(memory.current.members.find(({ id }) => id === person.id) ?? member(`new${index}`)),
        ...(person as object),
        id: person.id ?? `new${index}`,
      }))
      return next({ members: known ?? [], team_name: (body as RegistrationPatch).team_name ?? null })
    },
    'POST /cohorts/c1/evaluations': () => verdict('satisfied', [ruleResult('size', 'met')]),
    'POST /registrations/r1/invitations': ({ body }: FakeRequest) =>
      stand((body as { member_id: string }).member_id, { standing: 'invited', invitation: open }),
    'POST /registrations/r1/withdraw-invitation': ({ body }: FakeRequest) =>
      stand((body as { member_id: string }).member_id, {
        standing: 'entered',
        invitation: { ...open, state: 'withdrawn' },
      }),
  }
  return { memory, next, stand, answers }
}

const card = (name: string) => within(screen.getByRole('region', { name }))

test('each person stands in words; asking names the address, and the one asked waits for an answer', async () => {
  const { answers } = server(registration({ members: [lead, jaan, kati] }))
  const asked = fakeApi(answers)
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByRole('region', { name: 'Jaan' })).toHaveTextContent('Andmed sisestasite teie')
  await user.click(card('Jaan').getByRole('button', { name: 'Saada kutse: Jaan' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Kutse saatmine' }))
  await user.selectOptions(dialog.getByLabelText('Jaan'), 'ru')
  expect(dialog.getByLabelText('Jaan')).toHaveAccessibleDescription(/jaan@example\.ee/)
  await user.click(dialog.getByRole('button', { name: 'Saada kutse' }))
  await waitFor(() => expect(screen.getByRole('region', { name: 'Jaan' })).toHaveTextContent(/Kutse saadetud 22/))
  expect(screen.getByText('Kutse saadetud: Jaan.')).toBeInTheDocument()
  const sent = asked.find(({ path }) => path.endsWith('/invitations'))
  expect(sent?.body).toEqual({ member_id: 'b', language: 'ru' })
  expect(sent?.headers.get('If-Match')).toBe('"1"')
  expect(sent?.headers.get('Idempotency-Key')).toMatch(/.{8}/)
})

test('somebody without an address is not asked; the field says what is needed', async () => {
  fakeApi(server(registration({ members: [lead, kati] })).answers)
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Saada kutse: Kati' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  const field = card('Kati').getByLabelText(/E-posti aadress/)
  expect(field).toHaveFocus()
  expect(field).toHaveAccessibleDescription('Kirjutage e-posti aadress')
})

test('everyone is asked at once, each on the version before; a second try leaves out who was asked', async () => {
  const third = member('d', { name: 'Peeter', email: 'peeter@example.ee' })
  const { answers } = server(registration({ members: [lead, jaan, kati, third] }))
  let tries = 0
  const asked = fakeApi({
    ...answers,
    'POST /registrations/r1/invitations': (request: FakeRequest) => {
      tries += 1
      return tries === 2 ? problem(429, 'too-many-requests') : answers['POST /registrations/r1/invitations'](request)
    },
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Kutsu kõik, kes on kutsumata (3)' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Kutsete saatmine' }))
  expect(dialog.getByText(/neile kutset ei saadeta: Kati/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Saada 2 kutset' }))
  await dialog.findByRole('alert')
  await user.click(dialog.getByRole('button', { name: 'Saada 2 kutset' }))
  expect(await screen.findByText('Kutse saadetud: Jaan ja Peeter.')).toBeInTheDocument()
  const sent = asked.filter(({ path }) => path.endsWith('/invitations'))
  expect(sent.map(({ body, headers }) => [(body as { member_id: string }).member_id, headers.get('If-Match')])).toEqual(
    [
      ['b', '"1"'],
      ['d', '"2"'],
      ['d', '"2"'],
    ],
  )
  const [first, refused, repeated] = sent.map(({ headers }) => headers.get('Idempotency-Key'))
  expect(repeated).toBe(refused)
  expect(first).not.toBe(refused)
})

test('an invitation that did not arrive says what to do about it', async () => {
  const undelivered = { state: 'bounced' as const, reason: '550 5.1.1 user unknown' }
  const asked = { ...jaan, standing: 'invited' as const, invitation: { ...open, undelivered } }
  fakeApi(server(registration({ members: [lead, asked] })).answers)
  renderRoute(ADDRESS)
  const region = await screen.findByRole('region', { name: 'Jaan' })
  expect(region).toHaveTextContent('see aadress ei võta kirju vastu')
  expect(card('Jaan').getByLabelText(/E-post/)).toHaveValue('jaan@example.ee')
})

test('an invitation can be taken back', async () => {
  const { answers } = server(registration({ members: [lead, { ...jaan, standing: 'invited', invitation: open }] }))
  fakeApi(answers)
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Võta kutse tagasi: Jaan' }))
  expect(await screen.findByRole('button', { name: 'Saada kutse: Jaan' })).toBeInTheDocument()
})

test('an answer is seen without reloading, and costs no word that is being typed', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const { answers, stand } = server(
    registration({ members: [lead, { ...jaan, standing: 'invited', invitation: open }] }),
  )
  fakeApi(answers)
  const { user } = renderRoute(ADDRESS)
  await screen.findByRole('region', { name: 'Jaan' })
  stand('b', { name: 'Jaan Tamm', standing: 'confirmed' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await screen.findByRole('region', { name: 'Jaan Tamm' })).toHaveTextContent('Kinnitas oma andmed ise')
  stand('a', {})
  await user.type(screen.getByLabelText(/Meeskonna nimi/), 'Rand')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(await screen.findByText(/Salvestatud kell/)).toBeInTheDocument()
  expect(screen.getByLabelText(/Meeskonna nimi/)).toHaveValue('Rand')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('what somebody confirmed is read, not changed, and says why', async () => {
  fakeApi(server(registration({ members: [lead, { ...jaan, standing: 'confirmed' }] })).answers)
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByRole('region', { name: 'Jaan' })).toHaveTextContent('Kinnitas oma andmed ise')
  expect(card('Jaan').queryByRole('textbox')).not.toBeInTheDocument()
  expect(card('Jaan').getByText(/saab neid muuta ainult tema/)).toBeInTheDocument()
  await user.click(card('Jaan').getByRole('button', { name: 'Eemalda Jaan' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Liikme eemaldamine: Jaan' }))
  await user.click(dialog.getByRole('button', { name: 'Eemalda' }))
  expect(screen.queryByRole('region', { name: 'Jaan' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Võta tagasi' })).not.toBeInTheDocument()
})

test('where each member consents, the verdict and the review say who is awaited, and handing in leads to them', async () => {
  const members = [lead, { ...jaan, standing: 'invited' as const, invitation: open }, kati]
  fakeApi(server(registration({ cohort: byEach, members })).answers)
  const { user } = renderRoute(ADDRESS)
  expect(
    await screen.findByText('Meeskond sobib, kui oma osalemise kinnitavad ka Jaan ja Kati.', { selector: 'strong' }),
  ).toBeInTheDocument()
  expect(screen.getByText('– 2 inimest ei ole veel kinnitanud')).toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Vaata üle ja esita' }))
  expect(await screen.findByText(/Esitada saab siis, kui oma osalemise kinnitavad ka Jaan ja Kati/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Esita registreering' }))
  expect(await screen.findByRole('region', { name: 'Enne esitamist on vaja veel:' })).toHaveFocus()
  await user.click(screen.getByRole('link', { name: /^Jaan: Osalemine on veel kinnitamata/ }))
  expect(document.activeElement).toHaveTextContent(/Kutse saadetud/)
})

test('where the lead answers for all, one can submit without waiting', async () => {
  const members = [lead, { ...jaan, standing: 'invited' as const, invitation: open }]
  fakeApi(server(registration({ members })).answers)
  renderRoute(`${ADDRESS}?step=review`)
  expect(await screen.findByText(/Kutsele ei ole veel vastanud: Jaan/)).toBeInTheDocument()
  expect(
    await screen.findByText('Meeskond sobib: kõik tingimused on täidetud.', { selector: 'strong' }),
  ).toBeInTheDocument()
  expect(screen.queryByText(/Meeskond sobib, kui/)).not.toBeInTheDocument()
})

test('that somebody declined is said without a name, until it was read', async () => {
  fakeApi(server(registration({ members: [lead], declined_invitations: [{ answered_at: MOMENT }] })).answers)
  const { user, unmount } = renderRoute(ADDRESS)
  expect(await screen.findByText(/Üks kutsutu loobus/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Peida teade' }))
  expect(screen.queryByText(/Üks kutsutu loobus/)).not.toBeInTheDocument()
  unmount()
  renderRoute(ADDRESS)
  await screen.findByRole('region', { name: 'Mari' })
  expect(screen.queryByText(/Üks kutsutu loobus/)).not.toBeInTheDocument()
})

test('a join link is shown once, copied, and closed', async () => {
  const { answers, next } = server(registration({ members: [lead] }))
  fakeApi({
    ...answers,
    'POST /registrations/r1/join-link': () => {
      const { version } = next({ join_link: { expires_at: open.expires_at } })
      return { url: 'https://kohort.example/et/invitation#token=kin_x', expires_at: open.expires_at, version }
    },
    'POST /registrations/r1/close-join-link': () => next({ join_link: null }),
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Tee liitumislink' }))
  expect(await screen.findByLabelText('Jagatav link')).toHaveValue('https://kohort.example/et/invitation#token=kin_x')
  await user.click(screen.getByRole('button', { name: 'Kopeeri: Jagatav link' }))
  expect(await screen.findByText('Kopeeritud.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Sulge link' }))
  expect(await screen.findByRole('button', { name: 'Tee liitumislink' })).toBeInTheDocument()
  expect(screen.queryByLabelText('Jagatav link')).not.toBeInTheDocument()
})

test('handing over asks first, and then there is one way on', async () => {
  const confirmed = { ...jaan, standing: 'confirmed' as const }
  const submitted = registration({ state: 'submitted', actions: ['withdraw'], members: [lead, confirmed] })
  const asked = fakeApi({
    'GET /session': () => session(),
    'GET /registrations': () => ({ items: [], next_cursor: null }),
    'GET /registrations/r1': () => submitted,
    'GET /cohorts/c1': () => ({ sessions: [], rules: [] }),
    'POST /registrations/r1/hand-over': () => submitted,
  })
  const { user, router } = renderRoute(ADDRESS)
  await user.click(await screen.findByText('Registreeringu üleandmine'))
  await user.click(screen.getByRole('button', { name: 'Anna registreering üle: Jaan' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(asked.some(({ path }) => path.endsWith('/hand-over'))).toBe(false)
  await user.click(dialog.getByRole('button', { name: 'Anna registreering üle' }))
  expect(await screen.findByText('Registreeringu eest vastutab nüüd Jaan')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Minu registreeringud' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/et/registrations'))
})

test('a single person meets none of it', async () => {
  const cohort = cohortRef({ participation: 'person', consent: 'by_each_member' })
  fakeApi(server(registration({ cohort, members: [lead] })).answers)
  const { user } = renderRoute(ADDRESS)
  await screen.findByLabelText('Teie nimi')
  expect(document.querySelector('main')).not.toHaveTextContent(/kutse|liitu|kinnita|üle andmi/i)
  await user.click(screen.getByRole('link', { name: 'Vaata üle ja esita' }))
  await screen.findByRole('button', { name: 'Esita registreering' })
  expect(document.querySelector('main')).not.toHaveTextContent(/kutse|liitu|kinnita/i)
})
