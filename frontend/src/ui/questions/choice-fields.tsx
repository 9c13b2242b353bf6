// Questions that are answered by choosing: one of a few (radios), one of many (a list), several (checkboxes), yes or no.
import { ValidationMessage } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { AnswerChange, FormQuestion } from '@/api/types'
import { Button } from '@/ui/button'
import { type Choice, SelectField } from '@/ui/form-field'
import { LocalText } from '@/ui/local-text'
import type { QuestionFieldProps, QuestionOf } from './question-field'
import { QuestionHint, questionFrame } from './question-words'

/** More than these are easier found in a list. */
const MOST_RADIOS = 7

type Option<V> = { value: V; label: ReactNode }

export function ChoiceField({ question, id, value, error, onChange }: QuestionFieldProps<QuestionOf<'choice'>>) {
  const intl = useIntl()
  if (question.options.length > MOST_RADIOS) {
    const choices: Choice[] = question.options.map(({ code, label }) => ({ value: code, label: label.text }))
    return (
      <SelectField
        {...questionFrame(question)}
        id={id}
        error={error}
        hint={<QuestionHint question={question} />}
        none={intl.formatMessage({ id: 'form.notChosen' })}
        choices={choices}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || null)}
      />
    )
  }
  const options = question.options.map(({ code, label }) => ({ value: code, label: <LocalText value={label} quiet /> }))
  return <Radios question={question} id={id} value={value} error={error} options={options} onChange={onChange} />
}

export function YesNoField(props: QuestionFieldProps<QuestionOf<'yes_no'>>) {
  const options = [true, false].map((value) => ({
    value,
    label: <FormattedMessage id={value ? 'form.yes' : 'form.no'} />,
  }))
  return <Radios {...props} options={options} />
}

interface RadiosProps<V> extends QuestionFieldProps {
  options: readonly Option<V>[]
}

function Radios<V extends string | boolean>({ question, id, value, error, options, onChange }: RadiosProps<V>) {
  return (
    <Group question={question} id={id} error={error} role="radiogroup">
      {options.map((option, index) => (
        <label key={String(option.value)} className="k-choice" htmlFor={index === 0 ? id : `${id}-${index}`}>
          <input
            id={index === 0 ? id : `${id}-${index}`}
            className="ds-input"
            type="radio"
            name={id}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {value !== null && !question.required ? (
        <Button variant="tertiary" className="k-clear" onClick={() => onChange(null)}>
          <FormattedMessage id="question.clear" />
        </Button>
      ) : null}
    </Group>
  )
}

export function ChoicesField({ question, id, value, error, onChange }: QuestionFieldProps<QuestionOf<'choices'>>) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <Group question={question} id={id} error={error} role="group">
      {question.options.map(({ code, label }, index) => (
        <label key={code} className="k-choice" htmlFor={index === 0 ? id : `${id}-${index}`}>
          <input
            id={index === 0 ? id : `${id}-${index}`}
            className="ds-input"
            type="checkbox"
            checked={chosen.includes(code)}
            aria-invalid={error ? true : undefined}
            onChange={(event) => onChange(toggled(question, chosen, code, event.target.checked))}
          />
          <span>
            <LocalText value={label} quiet />
          </span>
        </label>
      ))}
    </Group>
  )
}

/** In the order of the options, as the server keeps it. */
function toggled(
  { options }: QuestionOf<'choices'>,
  chosen: readonly string[],
  code: string,
  on: boolean,
): AnswerChange {
  const kept = options.map((option) => option.code).filter((one) => (one === code ? on : chosen.includes(one)))
  return kept.length > 0 ? kept : null
}

interface GroupProps {
  question: FormQuestion
  id: string
  error: string | undefined
  role: 'group' | 'radiogroup'
  children: ReactNode
}

function Group({ question, id, error, role, children }: GroupProps) {
  const { label, optional } = questionFrame(question)
  return (
    <fieldset
      className="k-choices"
      role={role}
      aria-labelledby={`${id}-legend`}
      aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
      {...(error && role === 'radiogroup' ? { 'aria-invalid': true } : {})}
    >
      <legend id={`${id}-legend`}>
        {label}
        {optional ? (
          <span className="k-quiet">
            {' '}
            <FormattedMessage id="form.optional" />
          </span>
        ) : null}
      </legend>
      <p id={`${id}-hint`} className="k-hint">
        <QuestionHint question={question} />
      </p>
      {children}
      {error ? <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage> : null}
    </fieldset>
  )
}
