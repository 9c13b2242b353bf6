// True-to-shape registrations, reviews and desk cohorts for tests; each test states only what it is about.
import type { CohortRef, DeskCohort, Member, RegistrationView, ReviewRow, ReviewView, Session } from '@/api/types'
import { cohortView, ruleResult, SERVER_TIME, verdict } from './examples'

export function session(more: Partial<Session['person']> = {}): Session {
  const person = { id: 'p1', email: 'mari@example.ee', name: 'Mari Maasikas', language: 'et' as const, ...more }
  return {
    person: { is_administrator: false, ...person },
    memberships: [],
    return_to: null,
    access_token: null,
    refresh_token: null,
  }
}

export function member(id: string, more: Partial<Member> = {}): Member {
  return {
    id,
    name: null,
    email: null,
    affiliation: null,
    organisation: null,
    municipality: null,
    role: null,
    is_councillor: null,
    is_lead: false,
    standing: more.is_lead ? 'confirmed' : 'entered',
    invitation: null,
    came_at: null,
    ...more,
  }
}

export function cohortRef(more: Partial<CohortRef> = {}): CohortRef {
  const { id, programme, title, phase, participation, admission_mode, opens, closes, team_size } = cohortView()
  return {
    ...{ id, programme, title, phase, participation, admission_mode, opens, closes, team_size },
    consent: 'by_lead',
    confirmation_required: false,
    amendable: true,
    decisions_by: null,
    asks: ['affiliation'],
    server_time: SERVER_TIME,
    ...more,
  }
}

export function registration(more: Partial<RegistrationView> = {}): RegistrationView {
  return {
    id: 'r1',
    cohort: cohortRef(),
    state: 'draft',
    team_name: null,
    municipality: null,
    language: 'et',
    members: [member('a', { name: 'Mari', email: 'mari@example.ee', affiliation: 'municipality', is_lead: true })],
    verdict: verdict('undetermined', [ruleResult('size', 'open')]),
    pending: [],
    join_link: null,
    declined_invitations: [],
    missing: [],
    actions: ['edit', 'submit', 'delete'],
    amendment: { open: false, shut: 'state', until: null },
    substitution: { open: false, shut: 'state', until: null },
    reason: null,
    waitlist: null,
    offer_expires_at: null,
    what_next: { code: 'nothing', by: null },
    history: [],
    created_at: SERVER_TIME,
    updated_at: SERVER_TIME,
    submitted_at: null,
    version: 1,
    ...more,
  }
}

export function deskCohort(more: Partial<DeskCohort> = {}): DeskCohort {
  return {
    ...cohortRef(),
    capacity: { unit: 'teams', total: 10 },
    admitted: 2,
    counts: {
      ...{ draft: 0, submitted: 0, waitlisted: 0, offered: 0, confirmed: 0, declined: 0, withdrawn: 0, completed: 0 },
      undecided: 0,
      proposed: 0,
      undelivered_mails: 0,
    },
    my_role: 'owner',
    ...more,
  }
}

export function reviewRow(id: string, more: Partial<ReviewRow> = {}): ReviewRow {
  return {
    id,
    team_name: `Meeskond ${id}`,
    lead_name: 'Mari',
    member_count: 4,
    pending_count: 0,
    municipality: { code: '0890', label: 'Viimsi vald' },
    state: 'submitted',
    verdict: { status: 'satisfied', not_met: [] },
    submitted_at: SERVER_TIME,
    proposed: null,
    proposed_reason: null,
    changed_since_proposed: false,
    version: 1,
    ...more,
  }
}

export function review(more: Partial<ReviewView> = {}, of: Partial<RegistrationView> = {}): ReviewView {
  return {
    registration: registration({ state: 'submitted', submitted_at: SERVER_TIME, actions: ['propose'], ...of }),
    applicant_email: 'mari@example.ee',
    proposed: null,
    history: [],
    answers: null,
    version: 3,
    ...more,
  }
}
