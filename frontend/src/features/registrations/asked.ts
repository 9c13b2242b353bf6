// Which of the organiser's questions are asked here, and of whom: a condition may hide one, and who speaks for
// themselves answers by their own link.
import type { AnswersView, FormPart, FormQuestion, RegistrationView } from '@/api/types'
import { knownAs } from './awaited'
import type { DraftMember } from './draft'
import type { DraftStore } from './draft-store'
import { speaksForThemselves } from './merge'

/** Id of the heading of a part, which lists of parts lead to. */
export function formPartId(code: string): string {
  return `form-part-${code}`
}

/** Parts in which something is asked of somebody. */
export function askedParts(answers: AnswersView): FormPart[] {
  const asking = new Set(answers.parts.map(({ part }) => part))
  return answers.form.parts.filter(({ code }) => asking.has(code))
}

export function askedOfRegistration(answers: AnswersView, questions: readonly FormQuestion[]): FormQuestion[] {
  return questions.filter(({ of, code }) => of === 'registration' && !answers.hidden.registration.includes(code))
}

/** Of somebody whom the server does not know yet, only what is asked of everybody. */
export function askedOfMember(
  answers: AnswersView,
  store: Pick<DraftStore, 'serverId'>,
  member: string,
  questions: readonly FormQuestion[] = answers.form.parts.flatMap((part) => part.questions),
): FormQuestion[] {
  const id = store.serverId(member)
  const hidden = id === undefined ? undefined : (answers.hidden.members[id] ?? [])
  return questions.filter(
    ({ of, code, shown_if }) => of === 'member' && (hidden ? !hidden.includes(code) : shown_if === null),
  )
}

export function asksMembers({ form }: AnswersView): boolean {
  return form.parts.some(({ questions }) => questions.some(({ of }) => of === 'member'))
}

export type AnsweredBy = 'lead' | 'answered' | 'awaited'

/** Who answers for a person; and where it is the person, whether they have. */
export function answeredBy(
  view: RegistrationView,
  answers: AnswersView,
  store: Pick<DraftStore, 'serverId'>,
  member: DraftMember,
): AnsweredBy {
  const id = store.serverId(member.id)
  const own = answers.by_themselves.find(({ member_id }) => member_id === id)
  if (own) return own.answered ? 'answered' : 'awaited'
  const known = knownAs(view, store, member.id)
  const byLead = member.isLead || (view.cohort.consent === 'by_lead' && !speaksForThemselves(known))
  if (byLead) return 'lead'
  const isDemanded = answers.form.parts.some(({ questions }) =>
    questions.some(({ of, required }) => of === 'member' && required),
  )
  return isDemanded ? 'awaited' : 'answered'
}
