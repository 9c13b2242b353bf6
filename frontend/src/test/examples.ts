// Small true-to-shape answers of the API for tests; each test states only what it is about.
import type { CohortCard, CohortView, ProgrammeView, RsvpTerms, RuleResult, SessionView, Verdict } from '@/api/types'

const local = (text: string) => ({ text, language: 'et' as const })

export function ruleResult(rule: string, status: RuleResult['status'], more: Partial<RuleResult> = {}): RuleResult {
  return {
    rule,
    scope: 'registration',
    effect: 'require',
    status,
    text: `Tingimus ${rule}`,
    explanation: '',
    expected: null,
    actual: null,
    counted: [],
    offending: [],
    unknown: [],
    ...more,
  }
}

export function verdict(status: Verdict['status'], rules: RuleResult[], more: Partial<Verdict> = {}): Verdict {
  const provenance = { rule_set_hash: 'r', facts_hash: 'f', engine: 'test' }
  return { status, rule_set_version: 1, rules, fixes: [], gave_up: false, provenance, ...more }
}

export const SERVER_TIME = '2026-11-22T12:00:00Z'
const programmeRef = { id: 'p1', slug: 'huvikaitse', title: local('Huvikaitsekoolitused') }
const closes = { at: '2026-12-01T22:00:00Z', date: '2026-12-01', time: null, timezone: 'Europe/Tallinn' }

export function cohortCard(more: Partial<CohortCard> = {}): CohortCard {
  return {
    id: 'c1',
    programme: programmeRef,
    title: null,
    summary: local('Koolitus omavalitsuse ja kogukonna meeskondadele.'),
    organiser: local('Vabaühenduste Liit'),
    phase: 'open',
    participation: 'team',
    by_rsvp: false,
    team_size: { min: 4, max: 6 },
    admission_mode: 'selection',
    opens: null,
    closes,
    capacity: { unit: 'teams', total: 10 },
    places_left: null,
    format: 'in_person',
    counties: [{ code: '0037', label: 'Harju maakond' }],
    themes: [],
    audiences: [],
    server_time: SERVER_TIME,
    ...more,
  }
}

export function cohortView(more: Partial<CohortView> = {}): CohortView {
  const { summary: _summary, organiser: _organiser, themes: _themes, audiences: _audiences, ...shared } = cohortCard()
  return {
    ...shared,
    consent: 'by_lead',
    confirmation_required: false,
    offer_days: 7,
    amendable: true,
    decisions_by: null,
    starts_on: null,
    ends_on: null,
    period_note: null,
    municipality_limit: null,
    place: null,
    training_groups: null,
    sessions: [],
    rules: [{ id: 'size', scope: 'registration', effect: 'require', text: 'Meeskonnas on 4–6 liiget.' }],
    rule_set_version: 1,
    asks: ['affiliation'],
    ...more,
  }
}

export function programmeView(more: Partial<ProgrammeView> = {}): ProgrammeView {
  return {
    ...programmeRef,
    summary: local('Koolitus meeskondadele.'),
    description: local('Esimene lõik.\n\nTeine lõik.'),
    goal: null,
    audience: null,
    audiences: [],
    themes: [],
    topics: [],
    learning_outcomes: [],
    deliverables: [],
    cost_terms: { participation: 'unknown', note: null },
    contact: null,
    languages: ['et'],
    trainers: [],
    advisory_hours: null,
    pilot_months: null,
    organisations: [],
    initiative: null,
    cohorts: [cohortView()],
    updated_at: SERVER_TIME,
    ...more,
  }
}

export function rsvpTerms(more: Partial<RsvpTerms> = {}): RsvpTerms {
  const unlimited = { capacity: null, attending: 0, left: null }
  return { ...unlimited, closes: null, closes_at: '2026-12-16T22:00:00Z', is_open: true, ...more }
}

export function meeting(more: Partial<SessionView> = {}): SessionView {
  return {
    id: 's1',
    kind: 'training_day',
    title: null,
    description: null,
    date: null,
    start_time: null,
    end_time: null,
    starts_at: null,
    ends_at: null,
    timezone: 'Europe/Tallinn',
    when_note: null,
    place: null,
    format: null,
    sequence: 0,
    is_cancelled: false,
    rsvp: null,
    ...more,
  }
}
