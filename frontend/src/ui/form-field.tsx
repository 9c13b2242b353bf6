// Label, hint, control and error of one field, tied together for assistive technology: error first, then hint.
import { Input, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react'
import {
  type ComponentProps,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { FormattedMessage } from 'react-intl'
import type { Coded } from '@/api/types'
import { capitalise } from '@/lib/capitalise'

interface FieldTexts {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Optional fields say so; the others are needed. */
  optional?: boolean
}

interface FieldFrameProps extends FieldTexts {
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
  id?: string | undefined
}

export function FieldFrame({ label, hint, error, optional, children, id }: FieldFrameProps) {
  const ownId = useId()
  const controlId = id ?? ownId
  const describedBy = [error ? `${controlId}-error` : '', hint ? `${controlId}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className="k-field">
      <Label htmlFor={controlId}>
        {label}
        {optional ? (
          <span className="k-quiet">
            {' '}
            <FormattedMessage id="form.optional" />
          </span>
        ) : null}
      </Label>
      {hint ? (
        <p id={`${controlId}-hint`} className="k-hint">
          {hint}
        </p>
      ) : null}
      {children({
        id: controlId,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error ? <ValidationMessage id={`${controlId}-error`}>{error}</ValidationMessage> : null}
    </div>
  )
}

type TextFieldProps = FieldTexts & Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> & { ref?: Ref<HTMLInputElement> }

export function TextField({ label, hint, error, optional = false, id, ...rest }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => <Input {...(rest as ComponentProps<typeof Input>)} {...control} />}
    </FieldFrame>
  )
}

type TextAreaFieldProps = FieldTexts & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }

export function TextAreaField({ label, hint, error, optional = false, id, ...rest }: TextAreaFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => <Textarea {...rest} {...control} />}
    </FieldFrame>
  )
}

export interface Choice {
  value: string
  label: string
}

/** The codes of a register as choices. */
export function codedChoices(codes: readonly Coded[] = []): Choice[] {
  return codes.map(({ code, label }) => ({ value: code, label: capitalise(label) }))
}

type SelectFieldProps = FieldTexts &
  SelectHTMLAttributes<HTMLSelectElement> & {
    choices: readonly Choice[]
    /** The words for "nothing chosen", where that is possible. */
    none?: string
    ref?: Ref<HTMLSelectElement>
  }

export function SelectField({ label, hint, error, optional = false, id, choices, none, ...rest }: SelectFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional} id={id}>
      {(control) => (
        <select className="ds-input" {...rest} {...control}>
          {none === undefined ? null : <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
