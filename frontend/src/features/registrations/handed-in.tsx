// What was answered, as it was handed in, on the page that says where a registration stands.
import { useQuery } from '@tanstack/react-query'
import type { AnswersView, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { LocalText } from '@/ui/local-text'
import { AnswerList } from '@/ui/questions/answer-list'
import { type ReadAnswers, readPart } from '@/ui/questions/reading'
import { askedParts } from './asked'
import { useMemberName } from './member-name'
import { answersQuery } from './queries'

export function HandedIn({ view }: { view: RegistrationView }) {
  const nameOf = useMemberName(view.members, view.cohort.participation)
  const { data: answers } = useQuery(answersQuery(useLocale(), view.id))
  if (!answers) return null
  const read = reading(view, answers, nameOf)
  return askedParts(answers).map((part) => (
    <section key={part.code} aria-labelledby={`handed-in-${part.code}`}>
      <h3 className="ds-heading" id={`handed-in-${part.code}`}>
        <LocalText value={part.title} />
      </h3>
      <AnswerList questions={readPart(part, read)} />
    </section>
  ))
}

function reading(view: RegistrationView, answers: AnswersView, nameOf: (id: string) => string): ReadAnswers {
  const isPerson = view.cohort.participation === 'person'
  const selves = new Map(
    answers.by_themselves.map((one) => [one.member_id, one.answered ? 'answered' : 'awaited'] as const),
  )
  return {
    people: view.members.map(({ id }) => ({ id, name: isPerson ? null : nameOf(id), self: selves.get(id) })),
    answer: (member, code) => (member === null ? answers.registration : answers.members[member])?.[code] ?? null,
    isAsked: (member, { code }) =>
      !(member === null ? answers.hidden.registration : (answers.hidden.members[member] ?? [])).includes(code),
    isLacking: () => false,
  }
}
