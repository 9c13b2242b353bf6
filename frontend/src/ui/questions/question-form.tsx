// The fields of some questions, tied to answers that are kept elsewhere.
import { useIntl } from 'react-intl'
import type { AnswerChange, FormQuestion } from '@/api/types'
import { answerErrorText } from './answer-errors'
import type { SendFile } from './files'
import { QuestionField } from './question-field'

interface QuestionFormProps {
  questions: readonly FormQuestion[]
  /** Id of the control of a question, which summaries of errors lead to. */
  idOf: (code: string) => string
  answer: (code: string) => AnswerChange
  /** Code of what is wrong with an answer. */
  error: (code: string) => string | undefined
  onChange: (code: string, value: AnswerChange) => void
  /** Where files can be sent. */
  onSend?: SendFile | undefined
}

export function QuestionForm({ questions, idOf, answer, error, onChange, onSend }: QuestionFormProps) {
  const intl = useIntl()
  if (questions.length === 0) return null
  return (
    <div className="k-fields k-questions">
      {questions.map((question) => {
        const wrong = error(question.code)
        return (
          <QuestionField
            key={`${question.code} ${question.kind}`}
            question={question}
            id={idOf(question.code)}
            value={answer(question.code)}
            error={wrong === undefined ? undefined : answerErrorText(intl, question, wrong)}
            onChange={(value) => onChange(question.code, value)}
            onSend={onSend}
          />
        )
      })}
    </div>
  )
}
