// A whole number that goes on being one: what is typed counts as soon as it is a number.
import { useState } from 'react'
import { readNumber } from '@/lib/numbers'
import { TextField } from '@/ui/form-field'
import { usePlace } from './problems'

interface FieldProps<T> {
  label: string
  hint?: string
  at: string
  value: T
  onChange: (value: T) => void
}

export function WholeNumberField({ label, hint, at, value, onChange }: FieldProps<number>) {
  return <Written {...{ label, hint, at, value }} onChange={(next) => next !== null && onChange(next)} />
}

/** Empty where there is no bound. */
export function BoundField({ label, hint, at, value, onChange }: FieldProps<number | null>) {
  return <Written {...{ label, hint, at, value }} optional onChange={onChange} />
}

interface WrittenProps {
  label: string
  hint: string | undefined
  at: string
  optional?: boolean
  value: number | null
  onChange: (value: number | null) => void
}

function Written({ label, hint, at, optional = false, value, onChange }: WrittenProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const read = readNumber(text)
    if (read === null || (typeof read === 'number' && Number.isInteger(read))) onChange(read)
  }
  return (
    <TextField
      {...usePlace(at)}
      label={label}
      hint={hint}
      optional={optional}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? (value === null ? '' : String(value))}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  )
}
