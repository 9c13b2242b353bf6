// Interim types of the API in the shape openapi-typescript writes; `npm run generate` replaces this file.
type Problem = components['schemas']['Problem']
type Operation<Parameters, Body, Ok> = {
  parameters: { header?: Record<string, string | undefined>; cookie?: never } & Parameters
  requestBody: Body extends undefined ? never : { content: { 'application/json': Body } }
  responses: {
    200: { headers: Record<string, unknown>; content: { 'application/json': Ok } }
    default: { headers: Record<string, unknown>; content: { 'application/problem+json': Problem } }
  }
}
type Get<Parameters, Ok> = {
  parameters: { header?: Record<string, string | undefined>; cookie?: never } & Parameters
  responses: Operation<Parameters, undefined, Ok>['responses']
}
type ById = { path: { id: string } }
type Page<T> = { items: T[]; next_cursor: string | null }
type S = components['schemas']
type Paging = { limit?: number; cursor?: string }

export interface paths {
  '/municipalities': { get: Get<{ query?: { q?: string; county?: string; limit?: number } }, Page<S['Municipality']>> }
  '/counties': { get: Get<object, Page<S['Coded']>> }
  '/classifiers': { get: Get<object, S['Classifiers']> }
  '/cohorts': {
    get: Get<
      {
        query?: {
          phase?: S['Phase']
          participation?: S['Participation']
          audience?: string
          county?: string
          theme?: string
          q?: string
          format?: S['Format']
        } & Paging
      },
      Page<S['CohortCard']>
    >
  }
  '/programmes/{id}': { get: Get<ById, S['ProgrammeView']> & { parameters: ById } }
  '/cohorts/{id}': { get: Get<ById, S['CohortView']> }
  '/initiatives/{id}': { get: Get<ById, S['InitiativeView']> }
  '/cohorts/{id}/evaluations': { post: Operation<ById, S['EvaluationRequest'], S['Verdict']> }
  '/session': { get: Get<object, S['Session']>; delete: Get<object, undefined> }
}

export interface components {
  schemas: {
    Problem: {
      type: string
      title: string
      status: number
      detail: string | null
      code: string
      request_id: string
      errors: { pointer: string; code: string; detail: string }[]
    }
    Lang: 'et' | 'en' | 'ru'
    Phase: 'announced' | 'upcoming' | 'open' | 'closed'
    Participation: 'team' | 'person'
    AdmissionMode: 'first_come' | 'selection'
    Format: 'in_person' | 'online' | 'hybrid'
    LocalText: { text: string; language: S['Lang'] }
    Moment: { at: string; date: string; time: string | null; timezone: string }
    Municipality: { code: string; name: string; kind: 'vald' | 'linn'; county: string; county_name: string }
    Coded: { code: string; label: string }
    Classifiers: { affiliations: S['Coded'][]; roles: S['Coded'][]; audiences: S['Coded'][]; themes: S['Coded'][] }
    ProgrammeRef: { id: string; slug: string; title: S['LocalText'] }
    Capacity: { unit: 'teams' | 'people'; total: number }
    Bound: { min: number | null; max: number | null }
    CohortCard: {
      id: string
      programme: S['ProgrammeRef']
      title: S['LocalText'] | null
      summary: S['LocalText']
      organiser: S['LocalText']
      phase: S['Phase']
      participation: S['Participation']
      team_size: S['Bound'] | null
      admission_mode: S['AdmissionMode']
      opens: S['Moment'] | null
      closes: S['Moment'] | null
      capacity: S['Capacity'] | null
      places_left: number | null
      format: S['Format'] | null
      counties: S['Coded'][]
      themes: S['Coded'][]
      audiences: S['Coded'][]
      server_time: string
    }
    OrganisationPart: {
      id: string
      name: S['LocalText']
      part: 'lead' | 'organiser' | 'partner' | 'funder' | 'relay'
      line: S['LocalText'] | null
      website: string | null
    }
    ProgrammeView: {
      id: string
      slug: string
      title: S['LocalText']
      summary: S['LocalText']
      description: S['LocalText']
      goal: S['LocalText'] | null
      audience: S['LocalText'] | null
      audiences: S['Coded'][]
      themes: S['Coded'][]
      topics: S['LocalText'][]
      learning_outcomes: S['LocalText'][]
      deliverables: S['LocalText'][]
      cost_terms: { participation: 'free' | 'paid' | 'unknown'; note: S['LocalText'] | null }
      contact: { name: S['LocalText'] | null; email: string | null; phone: string | null } | null
      languages: S['Lang'][]
      trainers: { name: string; organisation: string | null }[]
      advisory_hours: number | null
      pilot_months: number | null
      organisations: S['OrganisationPart'][]
      initiative: S['ProgrammeRef'] | null
      cohorts: S['CohortView'][]
      updated_at: string
    }
    CohortView: {
      id: string
      programme: S['ProgrammeRef']
      title: S['LocalText'] | null
      phase: S['Phase']
      participation: S['Participation']
      admission_mode: S['AdmissionMode']
      confirmation_required: boolean
      opens: S['Moment'] | null
      closes: S['Moment'] | null
      decisions_by: string | null
      starts_on: string | null
      ends_on: string | null
      period_note: S['LocalText'] | null
      capacity: S['Capacity'] | null
      places_left: number | null
      municipality_limit: number | null
      format: S['Format'] | null
      place: S['LocalText'] | null
      counties: S['Coded'][]
      training_groups: number | null
      sessions: S['SessionView'][]
      rules: S['RuleView'][]
      rule_set_version: number | null
      team_size: S['Bound'] | null
      asks: S['Ask'][]
      server_time: string
    }
    Ask: 'municipality' | 'affiliation' | 'organisation' | 'member_municipality' | 'role' | 'is_councillor'
    SessionView: {
      id: string
      kind: 'training_day' | 'workshop' | 'meeting' | 'final_seminar' | 'info_event'
      title: S['LocalText'] | null
      description: S['LocalText'] | null
      date: string | null
      start_time: string | null
      end_time: string | null
      starts_at: string | null
      ends_at: string | null
      timezone: string
      when_note: S['LocalText'] | null
      place: S['LocalText'] | null
      format: S['Format'] | null
    }
    RuleScope: 'registration' | 'pool'
    RuleEffect: 'require' | 'waitlist' | 'advise' | 'classify'
    RuleView: { id: string; scope: S['RuleScope']; effect: S['RuleEffect']; text: string }
    InitiativeView: {
      id: string
      slug: string
      title: S['LocalText']
      summary: S['LocalText']
      description: S['LocalText']
      starts_on: string | null
      ends_on: string | null
      organisations: S['OrganisationPart'][]
      audiences: S['Coded'][]
      links: { title: S['LocalText']; url: string }[]
      programmes: S['ProgrammeRef'][]
      updated_at: string
    }
    EvaluationRequest: { municipality?: string | null; members: S['MemberFacts'][]; complete?: boolean }
    MemberFacts: {
      id?: string | null
      affiliation?: string | null
      organisation?: string | null
      municipality?: string | null
      role?: string | null
      is_councillor?: boolean | null
    }
    Verdict: {
      status: 'satisfied' | 'violated' | 'undetermined'
      rule_set_version: number | null
      rules: S['RuleResult'][]
      fixes: S['Fix'][]
      provenance: { rule_set_hash: string; facts_hash: string; engine: string }
    }
    RuleResult: {
      rule: string
      scope: S['RuleScope']
      effect: S['RuleEffect']
      status: 'met' | 'not_met' | 'open'
      text: string
      explanation: string
      expected: S['Bound'] | null
      actual: { known: number; possible: number } | null
      counted: string[]
      offending: string[]
      unknown: { member: string | null; attribute: string }[]
    }
    Fix: { text: string; steps: S['FixStep'][] }
    FixStep: {
      kind: 'add' | 'replace' | 'remove' | 'fill' | 'correct' | 'confirm'
      member: string | null
      set: { attribute: string; value: unknown }[]
      text: string
    }
    Session: {
      person: { id: string; email: string; name: string | null; language: S['Lang']; is_administrator: boolean }
      memberships: { organisation: { id: string; name: S['LocalText'] }; role: 'owner' | 'coordinator' | 'reviewer' | 'viewer' }[]
      return_to: string | null
    }
  }
}
