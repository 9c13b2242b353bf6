// What the registration and its members answered to the organiser's questions, as they were asked when it was handed in.
import { FormattedMessage, useIntl } from 'react-intl'
import type { HandedInAnswers, Member } from '@/api/types'
import { LocalText } from '@/ui/local-text'
import { AnswerList } from '@/ui/questions/answer-list'
import { type ReadAnswers, readPart } from '@/ui/questions/reading'

interface ReviewAnswersProps {
  answers: HandedInAnswers
  members: readonly Member[]
  isTeam: boolean
}

export function ReviewAnswers({ answers, members, isTeam }: ReviewAnswersProps) {
  const intl = useIntl()
  const nameless = intl.formatMessage({ id: 'reviews.nameless' })
  const answer: ReadAnswers['answer'] = (member, code) =>
    (member === null ? answers.registration : answers.members[member])?.[code] ?? null
  const read: ReadAnswers = {
    people: members.map(({ id, name }) => ({ id, name: isTeam ? (name ?? nameless) : null })),
    answer,
    // What a condition hid was dropped when handing in; unanswered, it was not necessarily asked.
    isAsked: (member, { code, shown_if }) => shown_if === null || answer(member, code) !== null,
    isLacking: () => false,
  }
  const parts = answers.form.parts.map((part) => ({ part, questions: readPart(part, read) }))
  return (
    <>
      <h2 className="ds-heading">
        <FormattedMessage id="review.answers" />
      </h2>
      <p className="k-quiet">
        <FormattedMessage id="review.answers.version" values={{ version: answers.form_version }} />
      </p>
      {parts
        .filter(({ questions }) => questions.length > 0)
        .map(({ part, questions }) => (
          <section key={part.code} aria-labelledby={`answers-${part.code}`}>
            <h3 className="ds-heading" id={`answers-${part.code}`}>
              <LocalText value={part.title} />
            </h3>
            <AnswerList questions={questions} />
          </section>
        ))}
    </>
  )
}
