import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ErasurePreview, OwnData } from '@/api/types'
import { keep, loadKept } from '@/lib/kept'
import { SERVER_TIME } from '@/test/examples'
import { fakeApi, problem } from '@/test/fake-api'
import { session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const EMAIL = session().person.email
const local = (text: string) => ({ text, language: 'et' as const })
const programme = { id: 'p1', slug: 'huvikaitse', title: local('Huvikaitsekoolitused') }
const KEPT = { rule: 'until_date', until: '2027-02-28T22:00:00Z' } as const

function ownData(more: Partial<OwnData> = {}): OwnData {
  return {
    account: { email: EMAIL, name: 'Mari', language: 'et', is_administrator: false, since: SERVER_TIME },
    roles: [],
    registrations: [],
    rsvps: [],
    sign_ins: [{ signed_in_at: SERVER_TIME, last_used_at: SERVER_TIME }],
    links: { status: 1, sign_in: 1 },
    decisions: 0,
    about: [
      {
        group: 'account',
        purpose: 'Et saaksite sisse logida.',
        legal_basis: 'Lõite konto ise.',
        kept: { rule: 'while_account_exists', until: null },
      },
    ],
    server_time: SERVER_TIME,
    ...more,
  }
}

function preview(more: Partial<ErasurePreview> = {}): ErasurePreview {
  return {
    possible: true,
    registrations: [],
    rsvps: 0,
    seats_freed: 0,
    roles: 0,
    sole_owner_of: [],
    decisions_kept: 0,
    fresh_until: '2999-01-01T00:00:00Z',
    server_time: SERVER_TIME,
    ...more,
  }
}

function fate(fate: ErasurePreview['registrations'][number]['fate']): ErasurePreview['registrations'][number] {
  return {
    registration_id: 'r1',
    programme,
    title: null,
    state: 'submitted',
    is_applicant: true,
    fate,
    other_people: 2,
    can_hand_over: false,
    kept: KEPT,
  }
}

function show(data: OwnData, shown: ErasurePreview, erased: () => unknown = () => ({})) {
  let gone = false
  const asked = fakeApi({
    'GET /session': () => (gone ? problem(401, 'unauthenticated') : session()),
    'GET /me/data': () => data,
    'GET /me/erasure': () => shown,
    'POST /me/erasure': () => {
      gone = true
      return erased()
    },
  })
  return { asked, ...renderRoute('/et/my-data') }
}

test('each thing says what it is for and until when it is kept', async () => {
  const registration: OwnData['registrations'][number] = {
    id: 'r1',
    cohort_id: 'c1',
    programme,
    title: null,
    state: 'confirmed',
    is_applicant: false,
    team_name: 'Viimsi',
    submitted_at: SERVER_TIME,
    entries: [],
    other_people: 3,
    answers: [{ question: local('Toit'), purpose: local('Tellimiseks.'), value: 'fish', in_words: 'Kala', kept: KEPT }],
    history: [],
    invitation_mails: 1,
    kept: KEPT,
  }
  show(ownData({ registrations: [registration] }), preview())
  const account = await screen.findByRole('region', { name: 'Konto' })
  expect(account).toHaveTextContent('Et saaksite sisse logida. Lõite konto ise. Alles, kuni konto on olemas.')
  const registrations = screen.getByRole('region', { name: 'Registreerumised' })
  expect(registrations).toHaveTextContent('peale teie on veel 3 inimest')
  expect(registrations).toHaveTextContent('Kala')
  expect(registrations).toHaveTextContent('Kustub 1. märts 2027.')
  expect(within(registrations).queryByRole('link')).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: /Laadi andmed alla/ })).toHaveAttribute(
    'href',
    expect.stringContaining('/me/data-export?lang=et'),
  )
})

test('erasing asks for the address, does nothing on another, and says when it is done', async () => {
  const { asked, user } = show(ownData(), preview({ registrations: [fate('deleted')] }))
  await user.click(await screen.findByRole('button', { name: /Kustuta minu andmed/ }))
  const dialog = screen.getByRole('dialog', { name: 'Kas kustutada kõik teie andmed?' })
  expect(dialog).toHaveTextContent('mustand kustub tervikuna, ka 2 teise inimese andmed selles')
  keep('draft.r1', 'half a sentence', 'browser')
  const field = within(dialog).getByRole('textbox')
  await user.type(field, 'muu@example.ee')
  await user.click(within(dialog).getByRole('button', { name: 'Kustuta jäädavalt' }))
  expect(field).toHaveAccessibleDescription(/ei ole teie konto aadress/)
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await user.clear(field)
  await user.type(field, EMAIL)
  await user.click(within(dialog).getByRole('button', { name: 'Kustuta jäädavalt' }))
  await screen.findByRole('heading', { level: 1, name: 'Teie andmed on kustutatud' })
  const sent = asked.find(({ method, path }) => method === 'POST' && path === '/me/erasure')
  expect(sent?.body).toEqual({ email: EMAIL })
  expect(sent?.headers.get('Idempotency-Key')).toBeTruthy()
  expect(loadKept('draft.r1', 'browser')).toBeNull()
  await waitFor(() => expect(screen.getByRole('link', { name: 'Logi sisse' })).toBeInTheDocument())
})

test('what has to be settled first leads to where that is done, and nothing can be erased', async () => {
  show(ownData(), preview({ possible: false, registrations: [fate('answers_for_it')] }))
  const blocked = await screen.findByText('Enne tuleb mõni asi korda ajada:')
  const link = within(blocked.parentElement as HTMLElement).getByRole('link', { name: 'Huvikaitsekoolitused' })
  expect(link).toHaveAttribute('href', '/et/registrations/r1')
  expect(screen.queryByRole('button', { name: /Kustuta minu andmed/ })).not.toBeInTheDocument()
})

test('an old sign-in has to be renewed first', async () => {
  show(ownData(), preview({ fresh_until: '2020-01-01T00:00:00Z' }))
  const link = await screen.findByRole('link', { name: 'Logi uuesti sisse' })
  expect(link).toHaveAttribute('href', '/et/sign-in?to=%2Fet%2Fmy-data')
  expect(screen.queryByRole('button', { name: /Kustuta minu andmed/ })).not.toBeInTheDocument()
})

test('a refusal is said in the dialog and nothing typed is lost', async () => {
  const { user } = show(ownData(), preview(), () => problem(409, 'conflict'))
  await user.click(await screen.findByRole('button', { name: /Kustuta minu andmed/ }))
  await user.type(screen.getByRole('textbox'), EMAIL)
  await user.click(screen.getByRole('button', { name: 'Kustuta jäädavalt' }))
  expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeInTheDocument()
  expect(screen.getByRole('textbox')).toHaveValue(EMAIL)
})
