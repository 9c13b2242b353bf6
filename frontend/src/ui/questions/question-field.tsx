// One question of an organiser's, asked in the way of its kind. The answer goes out as the server takes it; null clears.
import { lazy, Suspense } from 'react'
import { useIntl } from 'react-intl'
import type { AnswerChange, FormQuestion } from '@/api/types'
import { TextAreaField, TextField } from '@/ui/form-field'
import { Loading } from '@/ui/loading'
import { MunicipalityField } from '@/ui/municipality-field'
import { ChoiceField, ChoicesField, YesNoField } from './choice-fields'
import type { SendFile } from './files'
import { NumberField } from './number-field'
import { QuestionHint, questionFrame } from './question-words'

// Most pages ask for no file.
const FileField = lazy(async () => ({ default: (await import('./file-field')).FileField }))

export interface QuestionFieldProps<Q extends FormQuestion = FormQuestion> {
  question: Q
  /** Id of the control, which summaries of errors lead to. */
  id: string
  value: AnswerChange
  error?: string | undefined
  onChange: (value: AnswerChange) => void
  /** Where files can be sent. */
  onSend?: SendFile | undefined
}

/** The question of one kind. */
export type QuestionOf<K extends FormQuestion['kind']> = Extract<FormQuestion, { kind: K }>

export function QuestionField({ question, ...rest }: QuestionFieldProps) {
  switch (question.kind) {
    case 'short_text':
    case 'organisation':
      return <LineField question={question} {...rest} />
    case 'long_text':
      return <LongTextField question={question} {...rest} />
    case 'choice':
      return <ChoiceField question={question} {...rest} />
    case 'choices':
      return <ChoicesField question={question} {...rest} />
    case 'number':
      return <NumberField question={question} {...rest} />
    case 'date':
      return <DateField question={question} {...rest} />
    case 'yes_no':
      return <YesNoField question={question} {...rest} />
    case 'municipality':
      return <PlaceField question={question} {...rest} />
    case 'file':
      return (
        <Suspense fallback={<Loading />}>
          <FileField question={question} {...rest} />
        </Suspense>
      )
  }
}

/** The answer as text, for what is typed as text. */
export function asText(value: AnswerChange): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function LineField({
  question,
  id,
  value,
  error,
  onChange,
}: QuestionFieldProps<QuestionOf<'short_text' | 'organisation'>>) {
  return (
    <TextField
      {...questionFrame(question)}
      id={id}
      error={error}
      hint={<QuestionHint question={question} length={asText(value).length} />}
      autoComplete="off"
      value={asText(value)}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

const ROWS = 5

function LongTextField({ question, id, value, error, onChange }: QuestionFieldProps<QuestionOf<'long_text'>>) {
  return (
    <TextAreaField
      {...questionFrame(question)}
      id={id}
      error={error}
      hint={<QuestionHint question={question} length={asText(value).length} />}
      rows={ROWS}
      value={asText(value)}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

function DateField({ question, id, value, error, onChange }: QuestionFieldProps<QuestionOf<'date'>>) {
  return (
    <TextField
      {...questionFrame(question)}
      id={id}
      error={error}
      hint={<QuestionHint question={question} />}
      type="date"
      min={question.not_before ?? undefined}
      max={question.not_after ?? undefined}
      value={asText(value)}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

function PlaceField({ question, id, value, error, onChange }: QuestionFieldProps<QuestionOf<'municipality'>>) {
  const intl = useIntl()
  return (
    <MunicipalityField
      {...questionFrame(question)}
      id={id}
      error={error}
      hint={<QuestionHint question={question} more={intl.formatMessage({ id: 'checker.municipality.hint' })} />}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  )
}
