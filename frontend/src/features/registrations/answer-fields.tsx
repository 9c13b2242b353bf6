// The fields of some questions, of the registration or of one member, tied to the answers that save themselves.
import { useIntl } from 'react-intl'
import type { FormQuestion } from '@/api/types'
import { answerErrorText } from '@/ui/questions/answer-errors'
import { QuestionField } from '@/ui/questions/question-field'
import { answerId, answerKey } from './answer-source'
import type { Answering } from './use-answers'

interface AnswerFieldsProps {
  answering: Answering
  /** Null for questions about the registration. */
  member: string | null
  questions: readonly FormQuestion[]
}

export function AnswerFields({ answering, member, questions }: AnswerFieldsProps) {
  const intl = useIntl()
  const { store, errors } = answering
  if (questions.length === 0) return null
  return (
    <div className="k-fields k-questions">
      {questions.map((question) => {
        const key = answerKey(member, question.code)
        const error = errors[key]
        return (
          <QuestionField
            key={`${question.code} ${question.kind}`}
            question={question}
            id={answerId(key)}
            value={store.answer(key)}
            error={error === undefined ? undefined : answerErrorText(intl, question, error)}
            onChange={(value) => store.change(key, value)}
          />
        )
      })}
    </div>
  )
}
