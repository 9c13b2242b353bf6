// Everything that keeps a draft from being handed in, in lines that lead to its field: details first, then answers.
import { useIntl } from 'react-intl'
import type { AnswersView, RegistrationView } from '@/api/types'
import type { AnswerErrors } from '@/lib/answer-store'
import type { SummaryLine } from '@/ui/error-summary'
import { answerErrorText } from '@/ui/questions/answer-errors'
import { answerId, placeOf, questionOf } from './answer-source'
import type { Draft } from './draft'
import { summaryLines } from './field-errors'
import { useMemberName } from './member-name'
import type { FieldError } from './missing'

/** What is refused, and what it is about. */
interface Refused {
  draft: Draft
  errors: readonly FieldError[]
  answering: { view: AnswersView; errors: AnswerErrors }
}

export function useErrorLines(view: RegistrationView, { draft, errors, answering }: Refused): SummaryLine[] {
  const intl = useIntl()
  const nameOf = useMemberName(draft.members, view.cohort.participation)
  const ofAnswer = ([key, code]: [string, string]): SummaryLine => {
    const { member, question: asked } = placeOf(key)
    const question = questionOf(answering.view, asked)
    const whose = member === null || view.cohort.participation === 'person' ? '' : `${nameOf(member)}: `
    const text = question
      ? `${question.label.text} – ${answerErrorText(intl, question, code)}`
      : intl.formatMessage({ id: 'answers.self.awaited' })
    return { field: answerId(key), text: whose + text }
  }
  return [...summaryLines(intl, errors, nameOf), ...Object.entries(answering.errors).map(ofAnswer)]
}
