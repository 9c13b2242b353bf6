// A registration as somebody wants it to be: what was handed in, with what they changed. Pure functions.
import type { FieldProblem } from '@/api/problem'
import type { AnswerChange, AnswersView, FormQuestion, RegistrationAmendment, RegistrationView } from '@/api/types'
import type { AnswerErrors } from '@/lib/answer-store'
import { answerKey, locateAnswers, placeOf } from '../answer-source'
import { answeredBy } from '../asked'
import { type Draft, draftOf, isSame, patchOf, serverIdsOf } from '../draft'
import { type DraftBase, insistOn, mergeDrafts } from '../merge'

export interface Wish {
  draft: Draft
  /** Answers that are to be others, by the key of their question. */
  answers: Readonly<Record<string, AnswerChange>>
}

/** What the wish is about. */
export interface HandedIn {
  view: RegistrationView
  answers: AnswersView
}

export function unchanged(view: RegistrationView): Wish {
  return { draft: draftOf(view), answers: {} }
}

export function isChanged({ draft, answers }: Wish, view: RegistrationView): boolean {
  return Object.keys(answers).length > 0 || !isSame(draft, draftOf(view))
}

/** Who is known to the server; nobody new is, as nothing is saved by itself. */
export function knownPeople({ members }: Pick<RegistrationView, 'members'>) {
  const known = new Set(members.map(({ id }) => id))
  return { serverId: (id: string) => (known.has(id) ? id : undefined) }
}

/** The answer that was handed in. */
function handedInAnswer({ registration, members }: AnswersView, key: string): AnswerChange {
  const { member, question } = placeOf(key)
  return (member === null ? registration : members[member])?.[question] ?? null
}

export function answerIn({ answers: typed }: Wish, { answers }: HandedIn, key: string): AnswerChange {
  const own = typed[key]
  return own === undefined ? handedInAnswer(answers, key) : own
}

function says(answer: AnswerChange): string {
  const isEmpty = answer === '' || (Array.isArray(answer) && answer.length === 0)
  return JSON.stringify(isEmpty ? null : answer)
}

/** An answer that is what was handed in is no change. */
export function withAnswer(wish: Wish, { answers }: HandedIn, key: string, value: AnswerChange): Wish {
  const { [key]: _before, ...others } = wish.answers
  const isBack = says(value) === says(handedInAnswer(answers, key))
  return { ...wish, answers: isBack ? others : { ...others, [key]: value } }
}

/** The whole as it is sent: sheets of answers that changed go as a whole, the others stay unnamed. */
export function amendmentOf(wish: Wish, handedIn: HandedIn): RegistrationAmendment {
  const { view } = handedIn
  return { ...patchOf(wish.draft, serverIdsOf(view)), answers: changedSheets(wish, handedIn) }
}

function changedSheets(wish: Wish, handedIn: HandedIn): NonNullable<RegistrationAmendment['answers']> | null {
  const { view, answers } = handedIn
  const people = knownPeople(view)
  const changed = new Set(Object.keys(wish.answers).map((key) => placeOf(key).member))
  const sheet = (member: string | null) => sheetOf(wish, handedIn, member)
  const members = wish.draft.members.flatMap((member, position) => {
    const isOurs = changed.has(member.id) && answeredBy(view, answers, people, member) === 'lead'
    return isOurs ? [[people.serverId(member.id) ?? String(position), sheet(member.id)] as const] : []
  })
  if (!changed.has(null) && members.length === 0) return null
  return { ...(changed.has(null) ? { registration: sheet(null) } : {}), members: Object.fromEntries(members) }
}

function sheetOf(wish: Wish, handedIn: HandedIn, member: string | null): Record<string, AnswerChange> {
  const of = member === null ? 'registration' : 'member'
  const questions = questionsOf(handedIn.answers).filter((question) => question.of === of)
  const given = questions.map(({ code }) => [code, answerIn(wish, handedIn, answerKey(member, code))] as const)
  return Object.fromEntries(given.filter(([, value]) => says(value) !== 'null'))
}

function questionsOf({ form }: AnswersView): FormQuestion[] {
  return form.parts.flatMap(({ questions }) => questions)
}

/** Refused answers by the key of their question; somebody new is named by their position. */
export function locateWished(problems: readonly FieldProblem[], { members }: Draft): AnswerErrors {
  const ofAnswers = problems.filter(({ pointer }) => pointer.startsWith('/answers/'))
  const localId = (name: string) => (/^\d+$/.test(name) ? (members[Number(name)]?.id ?? name) : name)
  return locateAnswers(ofAnswers, { localId })
}

/**
 * Whether a question is asked. The server knows of what was handed in, and names what a change makes necessary; an
 * optional question is offered as soon as an answer that its condition looks at is another one.
 */
export function isAsked(
  wish: Wish,
  { answers, view }: HandedIn,
  needed: AnswerErrors,
  member: string | null,
  question: FormQuestion,
): boolean {
  if (question.of !== (member === null ? 'registration' : 'member')) return false
  const key = answerKey(member, question.code)
  const isNew = member !== null && knownPeople(view).serverId(member) === undefined
  // A file is sent for somebody whom the server knows.
  if (isNew && question.kind === 'file') return false
  const hidden = member === null ? answers.hidden.registration : (answers.hidden.members[member] ?? [])
  const wasHidden = isNew ? question.shown_if !== null : hidden.includes(question.code)
  if (!wasHidden || key in needed || (wish.answers[key] ?? null) !== null) return true
  const condition = JSON.stringify(question.shown_if)
  const looksAt = (changed: string) => condition.includes(`"answer.${placeOf(changed).question}"`)
  return !question.required && Object.keys(wish.answers).some(looksAt)
}

/** Goes on from another version; where both sides changed the same, the wish stands and the list of changes shows it. */
export function goOnFrom(base: DraftBase, mine: Wish, theirs: RegistrationView): Wish {
  const taken = draftOf(theirs)
  if (isSame(taken, mine.draft)) return { ...mine, draft: taken }
  const sides = { base, mine: mine.draft, ids: serverIdsOf(base), theirs }
  return { ...mine, draft: mergeDrafts(sides) ?? insistOn(sides) }
}
