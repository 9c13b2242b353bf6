// A number as people write it: with a comma or a point, with spaces between thousands. What is no number is handed on
// as it was typed, so that it is refused in words instead of getting lost.
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { AnswerChange } from '@/api/types'
import { readNumber } from '@/lib/numbers'
import { TextField } from '@/ui/form-field'
import type { QuestionFieldProps, QuestionOf } from './question-field'
import { QuestionHint, questionFrame } from './question-words'

export function NumberField({ question, id, value, error, onChange }: QuestionFieldProps<QuestionOf<'number'>>) {
  const intl = useIntl()
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    onChange(readNumber(text))
  }
  return (
    <TextField
      {...questionFrame(question)}
      id={id}
      error={error}
      hint={<QuestionHint question={question} />}
      inputMode={question.decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={typed ?? written(value, (number) => intl.formatNumber(number, { maximumFractionDigits: 3 }))}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  )
}

function written(value: AnswerChange, format: (number: number) => string): string {
  if (typeof value === 'number') return format(value)
  return typeof value === 'string' ? value : ''
}
