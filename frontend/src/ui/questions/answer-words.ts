// An answer in words, as it is read by people: options by their labels, days and numbers as the language writes them.
import { useIntl } from 'react-intl'
import type { AnswerChange, FormQuestion } from '@/api/types'
import { formatDay } from '@/ui/dates'
import { useCodeNames } from '@/ui/use-code-names'
import { isFile } from './files'

/** Null where nothing was answered. `question` is absent where it is not asked any more. */
export function useAnswerWords() {
  const intl = useIntl()
  const nameOf = useCodeNames()
  return (question: FormQuestion | undefined, value: AnswerChange): string | null => {
    if (value === null || value === '') return null
    if (typeof value === 'boolean') return intl.formatMessage({ id: value ? 'form.yes' : 'form.no' })
    if (typeof value === 'number') return intl.formatNumber(value, { maximumFractionDigits: 3 })
    if (Array.isArray(value)) return intl.formatList(value.map((code) => labelOf(question, code)))
    if (isFile(value)) return value.name
    if (question?.kind === 'date') return formatDay(intl, value)
    if (question?.kind === 'municipality') return nameOf('municipality', value)
    return labelOf(question, value)
  }
}

function labelOf(question: FormQuestion | undefined, code: string): string {
  const options = question && 'options' in question ? question.options : []
  return options.find((option) => option.code === code)?.label.text ?? code
}
