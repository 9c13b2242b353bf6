// Short names for the schemas of the generated document; the only file besides client.ts that imports it.
import type { components, paths } from './schema.gen'

type Schemas = components['schemas']

export type Ask = Schemas['AskedField']
export type Bound = Schemas['Bound']
export type Capacity = Schemas['Capacity']
export type Classifiers = Schemas['Classifiers']
export type Coded = Schemas['Coded']
export type CohortCard = Schemas['CohortCard']
export type CohortFilter = NonNullable<paths['/api/v1/cohorts']['get']['parameters']['query']>
export type CohortView = Schemas['CohortView']
export type EvaluationRequest = Schemas['EvaluationRequest']
export type Fix = Schemas['Fix']
export type FixStep = Schemas['FixStep']
export type Format = Schemas['Format']
export type InitiativeView = Schemas['InitiativeView']
export type LocalText = Schemas['LocalText']
export type MemberFacts = Schemas['MemberFacts']
export type Moment = Schemas['MomentView']
export type OrganisationPart = Schemas['ParticipationView']
export type Participation = Schemas['Participation']
export type Phase = Schemas['Phase']
export type ProgrammeView = Schemas['ProgrammeView']
export type RuleResult = Schemas['RuleResult']
export type RuleView = Schemas['RuleView']
/** A meeting of a cohort, as the cohort shows it. */
export type SessionView = Schemas['SessionView']
/** Who is signed in. */
export type Session = Schemas['SignedInView']
export type Verdict = Schemas['Verdict']
