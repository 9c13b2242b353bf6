// The limits of an answer, by the kind of its question.
import { useIntl } from 'react-intl'
import type { QuestionSource } from '@/api/types'
import { TextField } from '@/ui/form-field'
import { FileLimits } from './file-limits'
import { usePlace } from './problems'
import { BoundField, WholeNumberField } from './whole-number-field'

interface KindLimitsProps {
  question: QuestionSource
  at: string
  onChange: (next: QuestionSource) => void
}

export function KindLimits({ question, ...rest }: KindLimitsProps) {
  switch (question.kind) {
    case 'short_text':
    case 'long_text':
      return <LengthLimit question={question} {...rest} />
    case 'choices':
      return <ChoiceLimits question={question} {...rest} />
    case 'number':
      return <NumberLimits question={question} {...rest} />
    case 'date':
      return <DateLimits question={question} {...rest} />
    case 'file':
      return <FileLimits question={question} {...rest} />
    default:
      return null
  }
}

interface LimitsProps<K extends QuestionSource['kind']> {
  question: Extract<QuestionSource, { kind: K }>
  at: string
  onChange: (next: QuestionSource) => void
}

type LimitName = 'max_length' | 'min' | 'max' | 'decimals' | 'choices_min' | 'choices_max'

/** Label and place of a limit. Of choices, the bounds are called otherwise than of a number. */
function useLimit(at: string) {
  const intl = useIntl()
  return (name: LimitName) => ({
    label: intl.formatMessage({ id: `formDesk.limit.${name}` }),
    at: `${at}/${name.replace('choices_', '')}`,
  })
}

function LengthLimit({ question, at, onChange }: LimitsProps<'short_text' | 'long_text'>) {
  const limit = useLimit(at)
  return (
    <WholeNumberField
      {...limit('max_length')}
      value={question.max_length}
      onChange={(max_length) => onChange({ ...question, max_length })}
    />
  )
}

function ChoiceLimits({ question, at, onChange }: LimitsProps<'choices'>) {
  const limit = useLimit(at)
  const { min, max = null } = question
  return (
    <>
      <WholeNumberField
        {...limit('choices_min')}
        value={min}
        onChange={(next) => onChange({ ...question, min: next })}
      />
      <BoundField {...limit('choices_max')} value={max} onChange={(next) => onChange({ ...question, max: next })} />
    </>
  )
}

function NumberLimits({ question, at, onChange }: LimitsProps<'number'>) {
  const limit = useLimit(at)
  const { min = null, max = null, decimals } = question
  return (
    <>
      <BoundField {...limit('min')} value={min} onChange={(next) => onChange({ ...question, min: next })} />
      <BoundField {...limit('max')} value={max} onChange={(next) => onChange({ ...question, max: next })} />
      <WholeNumberField
        {...limit('decimals')}
        value={decimals}
        onChange={(next) => onChange({ ...question, decimals: next })}
      />
    </>
  )
}

function DateLimits({ question, at, onChange }: LimitsProps<'date'>) {
  return (['not_before', 'not_after'] as const).map((name) => (
    <DayField
      key={name}
      name={name}
      at={at}
      value={question[name] ?? null}
      onChange={(day) => onChange({ ...question, [name]: day })}
    />
  ))
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
