// Short names for the schemas of the generated document; the only file besides client.ts that imports it.
import type { components, paths } from './schema.gen'

type Schemas = components['schemas']

/** An invited person's own details and consent. */
export type Acceptance = NonNullable<
  paths['/api/v1/invitations/accept']['post']['requestBody']
>['content']['application/json']
/** A new answer to a question, or null to clear it. */
export type AnswerChange = Schemas['AnswerChange']
/** A file that answers a question. */
export type AnsweredFile = Schemas['FileView']
export type AnswersPatch = Schemas['AnswersPatch']
export type AnswerValue = Schemas['AnswerValue']
/** The answers of a registration as whoever answers for it sees them, with the questions. */
export type AnswersView = Schemas['AnswersView']
/** What an amendment would do. */
export type AmendmentTrial = Schemas['AmendmentTrial']
export type AdmissionMode = Schemas['AdmissionMode']
export type Ask = Schemas['AskedField']
export type Bound = Schemas['Bound']
export type Capacity = Schemas['Capacity']
/** What a change of a registration did. */
export type Changes = Schemas['ChangesView']
/** Whether what was handed in can be changed now. */
export type ChangeDoor = Schemas['DoorView']
/** What a rule demands; one of eleven kinds. */
export type Check = Schemas['Check']
export type Classifiers = Schemas['Classifiers']
export type Coded = Schemas['Coded']
export type CohortCard = Schemas['CohortCard']
export type CohortFilter = NonNullable<paths['/api/v1/cohorts']['get']['parameters']['query']>
/** A cohort beside a registration. */
export type CohortRef = Schemas['CohortRef']
export type CohortView = Schemas['CohortView']
/** What is counted. */
export type CountedSet = Schemas['Set']
export type DeskCohort = Schemas['DeskCohort']
export type EvaluationRequest = Schemas['EvaluationRequest']
/** Everything a rule may name. */
export type FactSchema = Schemas['FactSchemaView']
export type Fix = Schemas['Fix']
export type FixStep = Schemas['FixStep']
export type Format = Schemas['Format']
/** A part of the questions that organisers ask. */
export type FormPart = Schemas['PartView']
/** A part of a form as organisers write it. */
export type FormPartSource = Schemas['PartInput']
/** A form as organisers write it. */
export type FormSource = Schemas['FormSource']
export type FormTrialRequest = Schemas['FormTrialRequest']
/** A question as it is asked; one of ten kinds. */
export type FormQuestion = Schemas['FormQuestionView']
/** Everybody's answers as they were handed in, with the questions of that version. */
export type HandedInAnswers = Schemas['HandedInAnswers']
export type HistoryEntry = Schemas['HistoryView']
export type InitiativeView = Schemas['InitiativeView']
/** What an invited person is asked about themselves. */
export type InvitationQuestions = Schemas['InvitationQuestions']
export type InterestCreate = NonNullable<
  paths['/api/v1/local-calls/{code}/interests']['post']['requestBody']
>['content']['application/json']
/** A wish to be in a team, as who wrote it sees it. */
export type InterestView = Schemas['InterestView']
/** What an invited person sees. */
export type InvitationView = Schemas['InvitationView']
export type LocalText = Schemas['LocalText']
/** A call under a draft, as its lead sees it. */
export type LocalCall = Schemas['LocalCallView']
export type LocalCallReplace = NonNullable<
  paths['/api/v1/registrations/{id}/local-call']['put']['requestBody']
>['content']['application/json']
/** A call as everyone sees it. */
export type OpenCall = Schemas['OpenCallView']
/** What a file is. */
export type MediaType = Schemas['MediaType']
export type Member = Schemas['MemberView']
export type MemberFacts = Schemas['MemberFacts']
export type MemberInput = Schemas['MemberInput']
export type Multilingual = Schemas['MultilingualText']
export type Moment = Schemas['MomentView']
export type OrganisationPart = Schemas['ParticipationView']
export type OrganisationRole = Schemas['OrganisationRole']
export type Outcome = Schemas['Outcome']
export type Participation = Schemas['Participation']
export type Phase = Schemas['Phase']
/** What one item must be like; one of nine operators. */
export type Predicate = Schemas['Pred']
export type ProgrammeView = Schemas['ProgrammeView']
export type PublishedRuleSet = Schemas['ListView_PublishedRuleSetView']['items'][number]
/** The whole registration as it is to be. */
export type RegistrationAmendment = Schemas['RegistrationAmendment']
export type RegistrationCreate = Schemas['RegistrationCreate']
export type RegistrationPatch = Schemas['RegistrationPatch']
export type RegistrationRow = Schemas['RegistrationRow']
export type RegistrationState = Schemas['RegistrationState']
export type PassedOver = Schemas['PassedOverView']
export type RegistrationView = Schemas['RegistrationView']
export type ReviewHistoryEntry = Schemas['ReviewHistoryView']
export type ReviewRow = Schemas['ReviewRow']
export type ReviewView = Schemas['ReviewView']
/** An RSVP as the holder of its link sees it. */
export type RsvpView = Schemas['RsvpView']
export type RsvpList = Schemas['RsvpListView']
/** Somebody who confirmed, as organisers see them. */
export type RsvpRow = Schemas['RsvpRow']
export type Mail = Schemas['MailView']
export type RsvpState = Schemas['RsvpState']
/** How a session takes people who say that they will come. */
export type RsvpTerms = Schemas['RsvpTermsView']
export type Rule = Schemas['Rule']
export type RuleCheckRequest = Schemas['RuleCheckRequest']
export type RuleCheckView = Schemas['RuleCheckView']
/** A question as organisers write it. */
export type QuestionSource = Schemas['QuestionSource']
/** Something that words leave open. */
export type RuleQuestion = Schemas['QuestionView']
export type RuleResult = Schemas['RuleResult']
export type RuleSetReplace = Schemas['RuleSetReplace']
export type RuleSetView = Schemas['RuleSetView']
export type RuleView = Schemas['RuleView']
/** A made-up team. */
export type Sample = Schemas['SampleView']
export type SchemaAttribute = Schemas['AttributeView']
/** Who is signed in. */
export type Session = Schemas['SignedInView']
/** A browser in which the person is signed in. */
export type SessionEntry = Schemas['SessionEntry']
/** A meeting of a cohort, as the cohort shows it. */
export type SessionView = Schemas['SessionView']
/** One person out, one in. */
export type Substitution = Schemas['Substitution']
export type TestTeam = Schemas['TestTeam']
export type TriedTeam = Schemas['TriedTeamView']
export type Verdict = Schemas['Verdict']
export type VerdictStatus = Schemas['VerdictStatus']
export type WhatIfView = Schemas['WhatIfView']
/** A group of data about one person. */
export type DataGroup = Schemas['DataGroup']
/** What erasing oneself would do. */
export type ErasurePreview = Schemas['ErasurePreviewView']
/** Until when something about a person is kept. */
export type Keeping = Schemas['KeepingView']
export type OwnAnswer = Schemas['OwnAnswerView']
/** Everything that is kept about the person who signed in. */
export type OwnData = Schemas['OwnDataView']
export type OwnEntry = Schemas['OwnEntryView']
export type OwnRegistration = Schemas['OwnRegistrationView']
export type OwnRsvp = Schemas['OwnRsvpView']
/** What a cohort keeps until the same moment. */
export type RetentionLine = Schemas['RetentionLineView']
