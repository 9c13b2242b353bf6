import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { InvitationView } from '@/api/types'
import { part, question } from '@/test/answer-examples'
import { type FakeRequest, fakeApi, problem } from '@/test/fake-api'
import { cohortRef } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const ADDRESS = '/et/invitation#token=kin_jaan'
const local = (text: string) => ({ text, language: 'et' as const })
const cohort = cohortRef({ asks: ['affiliation', 'organisation'] })
const entered = {
  ...{ name: 'Jaan', email: 'jaan@example.ee', affiliation: 'ngo' as const, organisation: null },
  ...{ municipality: null, role: null, is_councillor: null },
}

function invitation(more: Partial<InvitationView> = {}): InvitationView {
  return {
    kind: 'personal',
    state: 'open',
    lead_name: 'Mari Maasikas',
    team_name: 'Rannarahvas',
    programme: { slug: 'koosloome', title: local('Koosloome'), summary: local('Õpime koos looma.') },
    cohort,
    organisers: [local('Vabaühenduste Liit')],
    who_sees: ['lead', 'organisers'],
    entered,
    deadline: cohort.closes,
    expires_at: '2026-12-01T22:00:00Z',
    editable: true,
    questions: null,
    own_token: null,
    ...more,
  }
}

const accept = () => screen.findByRole('button', { name: 'Kinnita osalemine' })

test('the secret leaves the address at once; who asks, to what, until when and who will read are said', async () => {
  const asked = fakeApi({ 'POST /invitations/read': () => invitation() })
  const { router } = renderRoute(ADDRESS)
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Mari Maasikas kutsub teid meeskonda' }),
  ).toBeInTheDocument()
  expect(router.state.location.href).toBe('/et/invitation')
  expect(asked.find(({ path }) => path === '/invitations/read')?.body).toEqual({ token: 'kin_jaan' })
  expect(screen.getByRole('link', { name: 'Koosloome' })).toBeInTheDocument()
  expect(screen.getByText(/Õpime koos looma/)).toBeInTheDocument()
  expect(screen.getByText('Registreeringu eest vastutaja: Mari Maasikas')).toBeInTheDocument()
  expect(await screen.findByLabelText('Teie nimi')).toHaveValue('Jaan')
})

test('a reload keeps the invitation and every word that was typed', async () => {
  fakeApi({ 'POST /invitations/read': () => invitation() })
  const first = renderRoute(ADDRESS)
  await first.user.type(await screen.findByLabelText('Teie organisatsioon'), 'MTÜ Rand')
  await first.user.click(screen.getByRole('checkbox', { name: /Osalen ja olen nõus/ }))
  first.unmount()
  renderRoute('/et/invitation')
  expect(await screen.findByLabelText('Teie organisatsioon')).toHaveValue('MTÜ Rand')
  expect(screen.getByRole('checkbox', { name: /Osalen ja olen nõus/ })).toBeChecked()
})

test('without consent nothing is sent; the summary takes focus and leads to the box', async () => {
  const asked = fakeApi({ 'POST /invitations/read': () => invitation() })
  const { user } = renderRoute(ADDRESS)
  await user.click(await accept())
  expect(screen.getByRole('region', { name: 'Enne saatmist on vaja veel:' })).toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Osalemiseks on vaja teie nõusolekut' }))
  expect(screen.getByRole('checkbox')).toHaveFocus()
  expect(asked.some(({ path }) => path === '/invitations/accept')).toBe(false)
})

test('a lost answer keeps the form and is repeated under the same key; then one is in the team and can correct', async () => {
  const keys: (string | null)[] = []
  const asked = fakeApi({
    'POST /invitations/read': () => invitation(),
    'POST /invitations/accept': ({ headers, body }: FakeRequest) => {
      keys.push(headers.get('Idempotency-Key'))
      if (keys.length === 1) return problem(503, 'unavailable')
      return invitation({ state: 'accepted', entered: { ...entered, name: (body as { name: string }).name } })
    },
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('checkbox'))
  await user.click(await accept())
  expect(await screen.findByRole('alert')).toHaveTextContent(/proovige hetke pärast uuesti/)
  await user.click(await accept())
  const heading = await screen.findByRole('heading', { level: 1, name: 'Olete meeskonnas' })
  await waitFor(() => expect(heading).toHaveFocus())
  expect(keys[0]).toBe(keys[1])
  const sent = asked.findLast(({ path }) => path === '/invitations/accept')
  expect(sent?.body).toMatchObject({ token: 'kin_jaan', name: 'Jaan', consent: true, organisation: null })
  await user.type(screen.getByLabelText('Teie nimi'), ' Tamm')
  await user.click(screen.getByRole('button', { name: 'Salvesta muudatused' }))
  expect(await screen.findByText('Salvestatud.')).toBeInTheDocument()
  expect(keys[2]).not.toBe(keys[1])
})

test('declining asks once, says that it erases, and leaves nothing behind', async () => {
  const gone = invitation({ state: 'declined', lead_name: null, team_name: null, entered: null, editable: false })
  const asked = fakeApi({ 'POST /invitations/read': () => invitation(), 'POST /invitations/decline': () => gone })
  const { user } = renderRoute(ADDRESS)
  await user.type(await screen.findByLabelText('Teie organisatsioon'), 'MTÜ Rand')
  await user.click(screen.getByRole('button', { name: 'Loobu kutsest' }))
  expect(asked.some(({ path }) => path === '/invitations/decline')).toBe(false)
  const dialog = within(screen.getByRole('dialog', { name: 'Kas loobuda kutsest?' }))
  expect(dialog.getByText(/kustutatakse jäädavalt/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Loobu ja kustuta andmed' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Teie andmed on kustutatud' })).toBeInTheDocument()
  expect(JSON.stringify({ ...window.sessionStorage })).not.toMatch(/Rand|jaan@/)
})

test('who joins by the common link gets one of their own, which stays for a reload', async () => {
  const joined = invitation({ state: 'accepted', own_token: 'kin_own' })
  const asked = fakeApi({
    'POST /invitations/read': ({ body }: FakeRequest) =>
      (body as { token: string }).token === 'kin_own'
        ? invitation({ state: 'accepted' })
        : invitation({ kind: 'join', entered: null }),
    'POST /invitations/accept': () => joined,
  })
  const { user, unmount } = renderRoute('/et/invitation#token=kin_join')
  await user.type(await screen.findByLabelText('Teie nimi'), 'Olga')
  expect(screen.queryByRole('button', { name: 'Loobu kutsest' })).not.toBeInTheDocument()
  await user.type(screen.getByLabelText('Teie e-posti aadress'), 'jaan@example.ee')
  await user.selectOptions(screen.getByLabelText('Keda te esindate?'), 'ngo')
  await user.click(screen.getByRole('checkbox'))
  await user.click(await accept())
  expect(await screen.findByText(/Saatsime teie isikliku lingi aadressile jaan@example.ee/)).toBeInTheDocument()
  unmount()
  renderRoute('/et/invitation')
  expect(await screen.findByRole('heading', { name: 'Olete meeskonnas' })).toBeInTheDocument()
  expect(asked.findLast(({ path }) => path === '/invitations/read')?.body).toEqual({ token: 'kin_own' })
})

test('joining again after a lost answer does not add anybody twice: the own link is in the mail', async () => {
  const asked = fakeApi({
    'POST /invitations/read': () => invitation({ kind: 'join', entered }),
    'POST /invitations/accept': () => invitation({ state: 'accepted' }),
  })
  const { user } = renderRoute('/et/invitation#token=kin_join')
  await user.click(await screen.findByRole('checkbox'))
  await user.click(await accept())
  expect(await screen.findByText(/avage isiklik link kirjast/)).toBeInTheDocument()
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  expect(asked.filter(({ path }) => path === '/invitations/accept')).toHaveLength(1)
})

test('after the team submitted, facts stay and one can still say yes', async () => {
  const asked = fakeApi({
    'POST /invitations/read': () => invitation({ editable: false }),
    'POST /invitations/accept': () => invitation({ state: 'accepted', editable: false }),
  })
  const { user } = renderRoute(ADDRESS)
  expect(await screen.findByText(/Registreering on juba esitatud/)).toBeInTheDocument()
  expect(screen.queryByLabelText('Keda te esindate?')).not.toBeInTheDocument()
  await user.click(await screen.findByRole('checkbox'))
  await user.click(await accept())
  expect(await screen.findByText(/seega andmeid siin enam muuta ei saa/)).toBeInTheDocument()
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Lahku meeskonnast' })).toBeInTheDocument()
  expect(asked.findLast(({ path }) => path === '/invitations/accept')?.body).toMatchObject({ affiliation: 'ngo' })
})

test.each([
  ['personal', 'expired', 'Kutse on aegunud', /paluge kutsujal saata kutse uuesti/],
  ['personal', 'withdrawn', 'Kutse on tagasi võetud', /võtke kutsujaga ühendust/],
  ['personal', 'declined', 'Teie andmed on kustutatud', /paluge kutsujalt uus kutse/],
  ['join', 'withdrawn', 'Liitumislink on suletud', /küsige uus link/],
] as const)('%s %s says why and what to do', async (kind, state, title, words) => {
  const over = invitation({ kind, state, lead_name: null, team_name: null, entered: null, editable: false })
  fakeApi({ 'POST /invitations/read': () => over })
  renderRoute(ADDRESS)
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument()
  expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
})

test('who was too late to answer can still have their details deleted', async () => {
  const late = invitation({ state: 'expired', lead_name: null, team_name: null, entered: null, editable: false })
  const asked = fakeApi({
    'POST /invitations/read': () => late,
    'POST /invitations/decline': () => ({ ...late, state: 'declined' }),
  })
  const { user } = renderRoute(ADDRESS)
  await user.click(await screen.findByRole('button', { name: 'Loobu kutsest' }))
  await user.click(screen.getByRole('button', { name: 'Loobu ja kustuta andmed' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Teie andmed on kustutatud' })).toBeInTheDocument()
  expect(asked.at(-1)?.body).toEqual({ token: 'kin_jaan' })
})

test('a link that leads nowhere, and no link at all', async () => {
  fakeApi({ 'POST /invitations/read': () => problem(404, 'not-found') })
  const { unmount } = renderRoute(ADDRESS)
  expect(await screen.findByRole('heading', { level: 1, name: 'Seda linki ei leitud' })).toBeInTheDocument()
  unmount()
  window.sessionStorage.clear()
  const asked = fakeApi()
  renderRoute('/et/invitation')
  expect(await screen.findByText(/Avage link uuesti kõige hilisemast kirjast/)).toBeInTheDocument()
  expect(asked.some(({ path }) => path === '/invitations/read')).toBe(false)
})

test('who said yes answers the organiser’s questions; answers save themselves and are read after handing in', async () => {
  const parts = [
    part('work', [
      question('yes_no', 'food', { of: 'member', label: local('Kas sööte koos?'), required: true }),
      question('short_text', 'needs', { of: 'member', label: local('Mida arvesse võtta?') }),
    ]),
  ]
  const missing = [{ pointer: '/answers/food', code: 'required', detail: '' }]
  const questions = { form_version: 1, parts, answers: {}, hidden: ['needs'], missing, editable: true }
  const asked = fakeApi({
    'POST /invitations/read': () => invitation({ state: 'accepted', questions }),
    'POST /invitations/answers': ({ body }: FakeRequest) => {
      const { answers } = body as { answers: Record<string, boolean | string> }
      return invitation({ state: 'accepted', questions: { ...questions, answers, hidden: [], missing: [] } })
    },
  })
  const first = renderRoute(ADDRESS)
  const section = await screen.findByRole('region', { name: 'Korraldaja küsimused teile' })
  expect(within(section).getByText('Vastata on veel 1 küsimusele.')).toBeInTheDocument()
  expect(within(section).queryByLabelText(/Mida arvesse võtta/)).not.toBeInTheDocument()
  await first.user.click(within(section).getByRole('radio', { name: 'Jah' }))
  expect(await within(section).findByLabelText(/Mida arvesse võtta/)).toBeInTheDocument()
  expect(within(section).getByText('Kõik vajalik on vastatud.')).toBeInTheDocument()
  expect(asked.at(-1)?.body).toEqual({ token: 'kin_jaan', answers: { food: true } })
  first.unmount()

  const read = { ...questions, answers: { food: false }, hidden: [], missing: [], editable: false }
  fakeApi({ 'POST /invitations/read': () => invitation({ state: 'accepted', editable: false, questions: read }) })
  renderRoute('/et/invitation')
  const after = await screen.findByRole('region', { name: 'Korraldaja küsimused teile' })
  expect(within(after).getByText('Ei')).toBeInTheDocument()
  expect(within(after).queryByRole('radio')).not.toBeInTheDocument()
})
