// Answers put beside their questions for reading: by an applicant before and after handing in, and by organisers.
import type { AnswerChange, FormPart, FormQuestion } from '@/api/types'

export interface ReadPerson {
  id: string
  /** Null where there is only one person, who needs no name beside each answer. */
  name: string | null
  /** Somebody whose answers the reader does not see. */
  self?: 'answered' | 'awaited' | undefined
}

export interface ReadEntry {
  who: string | null
  value: AnswerChange
  self?: 'answered' | 'awaited' | undefined
  /** It has to be answered before handing in. */
  lacking: boolean
}

export interface ReadQuestion {
  question: FormQuestion
  entries: ReadEntry[]
}

/** `member` is null for questions about the registration. */
export interface ReadAnswers {
  people: readonly ReadPerson[]
  answer: (member: string | null, code: string) => AnswerChange
  isAsked: (member: string | null, question: FormQuestion) => boolean
  isLacking: (member: string | null, code: string) => boolean
}

/** The questions of a part that were asked of somebody. */
export function readPart({ questions }: FormPart, answers: ReadAnswers): ReadQuestion[] {
  return questions
    .map((question) => ({ question, entries: entriesOf(question, answers) }))
    .filter(({ entries }) => entries.length > 0)
}

function entriesOf(question: FormQuestion, { people, answer, isAsked, isLacking }: ReadAnswers): ReadEntry[] {
  const entry = (member: string | null, who: string | null, self?: ReadEntry['self']): ReadEntry => ({
    ...{ who, self, value: self ? null : answer(member, question.code) },
    lacking: !self && isLacking(member, question.code),
  })
  if (question.of === 'registration') return isAsked(null, question) ? [entry(null, null)] : []
  return people.filter(({ id }) => isAsked(id, question)).map(({ id, name, self }) => entry(id, name, self))
}
