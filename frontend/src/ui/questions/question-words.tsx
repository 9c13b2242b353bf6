// The words around a question: what is asked, how it may be answered, what the answer is for and how long it is kept.
import type { ReactNode } from 'react'
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl'
import type { FormQuestion } from '@/api/types'
import { formatDay } from '@/ui/dates'
import { LocalText } from '@/ui/local-text'
import { type FileQuestion, fileSize, typeWords } from './files'

/** What every field of a question has. */
export function questionFrame(question: FormQuestion): { label: ReactNode; optional: boolean } {
  return { label: <LocalText value={question.label} />, optional: !question.required }
}

interface QuestionHintProps {
  question: FormQuestion
  /** Characters typed so far. */
  length?: number
  more?: string
}

/** The organiser's help, the limits of the answer, and what it is for. */
export function QuestionHint({ question, length = 0, more = '' }: QuestionHintProps) {
  const intl = useIntl()
  const limits = [limitWords(intl, question, length), more].filter(Boolean).join(' ')
  return (
    <>
      {question.help ? (
        <span className="k-question-help">
          <LocalText value={question.help} />
        </span>
      ) : null}
      {limits ? <span className="k-question-limits">{limits}</span> : null}
      <PurposeLine question={question} />
    </>
  )
}

const YEAR = 365

function PurposeLine({ question: { purpose, retention_days } }: { question: FormQuestion }) {
  const years = retention_days % YEAR === 0
  const count = years ? retention_days / YEAR : retention_days
  return (
    <span className="k-question-purpose">
      <FormattedMessage id="question.purpose" values={{ purpose: <LocalText value={purpose} quiet /> }} />{' '}
      <FormattedMessage id={years ? 'question.kept.years' : 'question.kept.days'} values={{ count }} />
    </span>
  )
}

/** From this share of the limit on, what is left is counted. */
const NEAR = 0.8

function limitWords(intl: IntlShape, question: FormQuestion, length: number): string {
  switch (question.kind) {
    case 'short_text':
    case 'long_text':
      return lengthWords(intl, question.max_length, length)
    case 'choices':
      return choiceLimit(intl, question.min, question.max)
    case 'number':
      return rangeWords(intl, intl.formatNumber, question.min, question.max)
    case 'date':
      return rangeWords(intl, (day: string) => formatDay(intl, day), question.not_before, question.not_after)
    case 'file':
      return intl.formatMessage({ id: 'question.file' }, fileLimits(intl, question))
    default:
      return ''
  }
}

export function fileLimits(intl: IntlShape, { media_types, max_bytes }: FileQuestion) {
  return { types: typeWords(intl, media_types), size: fileSize(intl, max_bytes) }
}

function lengthWords(intl: IntlShape, most: number, length: number): string {
  const left = most - length
  if (left < 0) return intl.formatMessage({ id: 'question.over' }, { count: -left })
  if (length >= most * NEAR) return intl.formatMessage({ id: 'question.left' }, { count: left })
  return intl.formatMessage({ id: 'question.atMost' }, { count: most })
}

function choiceLimit(intl: IntlShape, min: number, max: number | null): string {
  if (min > 0 && max !== null) return intl.formatMessage({ id: 'question.choose.between' }, { min, max })
  if (max !== null) return intl.formatMessage({ id: 'question.choose.atMost' }, { max })
  return min > 1 ? intl.formatMessage({ id: 'question.choose.atLeast' }, { min }) : ''
}

export function rangeWords<T>(
  intl: IntlShape,
  format: (value: T) => string,
  from: T | null | undefined,
  to: T | null | undefined,
): string {
  const values = { from: from == null ? '' : format(from), to: to == null ? '' : format(to) }
  if (values.from && values.to) return intl.formatMessage({ id: 'question.range.between' }, values)
  if (values.from) return intl.formatMessage({ id: 'question.range.from' }, { from: values.from })
  return values.to ? intl.formatMessage({ id: 'question.range.to' }, { to: values.to }) : ''
}
