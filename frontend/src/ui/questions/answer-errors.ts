// What is wrong with an answer, in words that say what to do, by the kind of its question.
import type { IntlShape } from 'react-intl'
import type { FormQuestion } from '@/api/types'
import { formatDay } from '@/ui/dates'
import type { FileQuestion } from './files'
import { fileLimits, rangeWords } from './question-words'

const CHOSEN: readonly FormQuestion['kind'][] = ['choice', 'choices', 'yes_no', 'municipality', 'date']

export function answerErrorText(intl: IntlShape, question: FormQuestion, code: string): string {
  if (question.kind === 'file') return fileErrorText(intl, question, code)
  switch (code) {
    case 'required':
      return intl.formatMessage({ id: CHOSEN.includes(question.kind) ? 'answer.choose' : 'answer.write' })
    case 'unknown_code':
      return intl.formatMessage({ id: 'fieldError.unknownCode' })
    case 'out_of_range':
      return outOfRange(intl, question)
    default:
      return byKind(intl, question, code)
  }
}

function byKind(intl: IntlShape, question: FormQuestion, code: string): string {
  switch (question.kind) {
    case 'short_text':
    case 'long_text':
      if (code !== 'too_long') break
      return intl.formatMessage({ id: 'answer.tooLong' }, { count: question.max_length })
    case 'choices':
      if (code === 'too_short') return intl.formatMessage({ id: 'answer.tooFew' }, { count: question.min })
      return intl.formatMessage({ id: 'answer.tooMany' }, { count: question.max ?? question.options.length })
    case 'number':
      if (code === 'invalid_type') return intl.formatMessage({ id: 'answer.number' })
      return intl.formatMessage({ id: 'answer.decimals' }, { count: question.decimals })
    case 'date':
      return intl.formatMessage({ id: 'answer.date' })
  }
  return intl.formatMessage({ id: code === 'too_long' ? 'fieldError.tooLong' : 'fieldError.invalid' })
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  required: 'choose',
  too_short: 'empty',
  too_long: 'tooLarge',
  not_allowed: 'type',
  invalid_format: 'name',
  unsent: 'unsent',
}

function fileErrorText(intl: IntlShape, question: FileQuestion, code: string): string {
  const id = FILE_ERRORS[code] ?? 'closed'
  return intl.formatMessage({ id: `answer.file.${id}` as 'answer.file.type' }, fileLimits(intl, question))
}

function outOfRange(intl: IntlShape, question: FormQuestion): string {
  const words =
    question.kind === 'number'
      ? rangeWords(intl, intl.formatNumber, question.min, question.max)
      : question.kind === 'date'
        ? rangeWords(intl, (day: string) => formatDay(intl, day), question.not_before, question.not_after)
        : ''
  return words
    ? intl.formatMessage({ id: 'answer.outOfRange' }, { range: words })
    : intl.formatMessage({ id: 'fieldError.invalid' })
}
