import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Changes, ReviewHistoryEntry } from '@/api/types'
import { SERVER_TIME } from '@/test/examples'
import { fakeApi, problem } from '@/test/fake-api'
import { deskCohort, member, review, reviewRow, session } from '@/test/registration-examples'
import { renderRoute } from '@/test/render-route'

const CHANGES: Changes = {
  team_name: { from: 'Rand', to: 'Rand ja meri' },
  municipality: { from: { code: '0890', label: 'Viimsi vald' }, to: null },
  joined: [{ member_id: 'c', name: 'Kati' }],
  left: [{ member_id: 'x', name: null }],
  corrected: [{ member_id: 'a', name: 'Mari', fields: ['email', 'role'] }],
  answers: [
    { member_id: null, question: 'plan', label: { text: 'Mida te plaanite?', language: 'et' } },
    { member_id: 'a', question: 'needs', label: { text: 'Mida arvesse võtta?', language: 'et' } },
  ],
}
const AMENDED: ReviewHistoryEntry = {
  ...{ kind: 'amended', from: 'submitted', to: 'submitted', at: SERVER_TIME, by: 'applicant', reason: null },
  ...{ changes: CHANGES, by_email: 'mari@example.ee', override_note: null },
}
const LINES = [
  'Meeskonna nimi: Rand ja meri (enne Rand)',
  'Omavalitsus: – (enne Viimsi vald)',
  'Uus liige: Kati',
  'Enam ei osale: 1 inimene, andmed on kustutatud',
  'Muudetud andmed: Mari (e-posti aadress ja amet või roll)',
  'Muudetud vastus: Mida te plaanite?',
  'Muudetud vastus: Mari – Mida arvesse võtta?',
]
const members = [member('a', { name: 'Mari', is_lead: true }), member('c', { name: 'Kati' })]
const offer = {
  outcome: 'offer',
  reason: null,
  override_note: null,
  at: SERVER_TIME,
  by_email: 'jaan@example.ee',
} as const

function desk(changed_since: boolean) {
  const { counts } = deskCohort()
  return {
    'GET /session': () => session(),
    'GET /registrations/r1/review': () =>
      review({ proposed: { ...offer, changed_since }, history: [AMENDED] }, { members }),
    'GET /cohorts/c1': () => ({ by_rsvp: false, sessions: [], rules: [], server_time: SERVER_TIME }),
    'GET /cohorts/c1/counts': () => deskCohort({ counts: { ...counts, submitted: 2, proposed: 2 } }),
    'GET /cohorts/c1/registrations': () => ({
      items: [
        reviewRow('r1', { proposed: 'offer', changed_since_proposed: changed_since }),
        reviewRow('r2', { proposed: 'decline' }),
      ],
      next_cursor: null,
    }),
  }
}

test('the history says line by line what was changed', async () => {
  fakeApi(desk(false))
  renderRoute('/et/desk/registrations/r1')
  const entry = (await screen.findByText('Registreeringut muudeti')).closest('li')
  const lines = entry ? within(entry).getAllByRole('listitem') : []
  expect(lines.map(({ textContent }) => textContent)).toEqual(LINES)
  expect(screen.queryByText(/pärast ettepanekut muudetud/)).not.toBeInTheDocument()
})

test('a proposal that a change overtook says what to do', async () => {
  fakeApi(desk(true))
  renderRoute('/et/desk/registrations/r1')
  expect(await screen.findByText(/pärast ettepanekut muudetud/)).toBeInTheDocument()
})

test('a change is marked in the list, and a release that it stops names the registration', async () => {
  const refuse = () => problem(409, 'changed-since-proposed', { registrations: ['r1'] })
  fakeApi({ ...desk(true), 'POST /cohorts/c1/release': refuse })
  const { user } = renderRoute('/et/desk/cohorts/c1')
  const row = (await screen.findByRole('link', { name: 'Meeskond r1' })).closest('tr')
  expect(row).toHaveTextContent('Muudetud pärast ettepanekut')
  expect(screen.getAllByText('Muudetud pärast ettepanekut')).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Saada välja 2 otsust' }))
  const dialog = within(screen.getByRole('dialog'))
  expect(await dialog.findByText('Muudetud pärast ettepanekut')).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Saada välja 2 otsust' }))
  const refusal = within(await dialog.findByRole('alert'))
  expect(refusal.getByText(/Midagi ei saadetud/)).toBeInTheDocument()
  expect(refusal.getByRole('link', { name: 'Meeskond r1' })).toHaveAttribute('href', '/et/desk/registrations/r1')
  expect(refusal.queryByText(/Meeskond r2/)).not.toBeInTheDocument()
})
