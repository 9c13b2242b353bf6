// A person's own yes: to taking part, and to those who will read what they wrote.
import type { ReactNode } from 'react'

interface ConsentFieldProps {
  id: string
  /** What is agreed to. */
  text: ReactNode
  hint: ReactNode
  error: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
}

export function ConsentField({ id, text, hint, error, checked, onChange }: ConsentFieldProps) {
  return (
    <div className="k-consent">
      <label className="k-choice" htmlFor={id}>
        <input
          id={id}
          className="ds-input"
          type="checkbox"
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
          onChange={(event) => onChange(event.target.checked)}
        />
        {text}
      </label>
      <p id={`${id}-hint`} className="k-hint">
        {hint}
      </p>
      {error ? (
        <p id={`${id}-error`} className="k-error-text">
          {error}
        </p>
      ) : null}
    </div>
  )
}
