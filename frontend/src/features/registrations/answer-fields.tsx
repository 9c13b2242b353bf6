// The fields of some questions, of the registration or of one member, tied to answers that are kept elsewhere.
import type { AnswerChange, FormQuestion } from '@/api/types'
import type { AnswerErrors } from '@/lib/answer-store'
import { QuestionForm } from '@/ui/questions/question-form'
import { answerId, answerKey } from './answer-source'
import type { SendMembersFile } from './send-file'

interface AnswerFieldsProps {
  answering: {
    store: { answer: (key: string) => AnswerChange; change: (key: string, value: AnswerChange) => void }
    errors: AnswerErrors
    /** Sends a file as the answer of the registration, or of one member. */
    sendFile: SendMembersFile
  }
  /** Null for questions about the registration. */
  member: string | null
  questions: readonly FormQuestion[]
}

export function AnswerFields({ answering: { store, errors, sendFile }, member, questions }: AnswerFieldsProps) {
  const key = (code: string) => answerKey(member, code)
  return (
    <QuestionForm
      questions={questions}
      idOf={(code) => answerId(key(code))}
      answer={(code) => store.answer(key(code))}
      error={(code) => errors[key(code)]}
      onChange={(code, value) => store.change(key(code), value)}
      onSend={(question, ...rest) => sendFile(member, question.code, ...rest)}
    />
  )
}
