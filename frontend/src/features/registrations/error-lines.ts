// Everything that keeps a draft from being handed in, in lines that lead to its field: details first, then answers.
import { useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import type { SummaryLine } from '@/ui/error-summary'
import { answerErrorText } from '@/ui/questions/answer-errors'
import { answerId, placeOf, questionOf } from './answer-source'
import type { Editing } from './editor'
import { summaryLines } from './field-errors'
import { useMemberName } from './member-name'

export function useErrorLines(view: RegistrationView, { draft, errors, answering }: Editing): SummaryLine[] {
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
