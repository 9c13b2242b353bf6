// The limits of an answer, by the kind of its question.
import { useIntl } from 'react-intl'
import type { QuestionSource } from '@/api/types'
import { TextField } from '@/ui/form-field'
import { usePlace } from './problems'
import { BoundField, WholeNumberField } from './whole-number-field'

interface KindLimitsProps {
  question: QuestionSource
  at: string
  onChange: (next: QuestionSource) => void
}

export function KindLimits({ question, at, onChange }: KindLimitsProps) {
  const intl = useIntl()
  const field = (name: 'max_length' | 'min' | 'max' | 'decimals' | 'choices_min' | 'choices_max') => ({
    label: intl.formatMessage({ id: `formDesk.limit.${name}` }),
    at: `${at}/${name.replace('choices_', '')}`,
  })
  switch (question.kind) {
    case 'short_text':
    case 'long_text':
      return (
        <WholeNumberField
          {...field('max_length')}
          value={question.max_length}
          onChange={(max_length) => onChange({ ...question, max_length })}
        />
      )
    case 'choices':
      return (
        <>
          <WholeNumberField
            {...field('choices_min')}
            value={question.min}
            onChange={(min) => onChange({ ...question, min })}
          />
          <BoundField
            {...field('choices_max')}
            value={question.max ?? null}
            onChange={(max) => onChange({ ...question, max })}
          />
        </>
      )
    case 'number':
      return (
        <>
          <BoundField
            {...field('min')}
            value={question.min ?? null}
            onChange={(min) => onChange({ ...question, min })}
          />
          <BoundField
            {...field('max')}
            value={question.max ?? null}
            onChange={(max) => onChange({ ...question, max })}
          />
          <WholeNumberField
            {...field('decimals')}
            value={question.decimals}
            onChange={(decimals) => onChange({ ...question, decimals })}
          />
        </>
      )
    case 'date':
      return (
        <>
          <DayField
            name="not_before"
            at={at}
            value={question.not_before ?? null}
            onChange={(not_before) => onChange({ ...question, not_before })}
          />
          <DayField
            name="not_after"
            at={at}
            value={question.not_after ?? null}
            onChange={(not_after) => onChange({ ...question, not_after })}
          />
        </>
      )
    default:
      return null
  }
}

interface DayFieldProps {
  name: 'not_before' | 'not_after'
  at: string
  value: string | null
  onChange: (day: string | null) => void
}

function DayField({ name, at, value, onChange }: DayFieldProps) {
  const intl = useIntl()
  return (
    <TextField
      {...usePlace(`${at}/${name}`)}
      type="date"
      optional
      label={intl.formatMessage({ id: `formDesk.limit.${name}` })}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
