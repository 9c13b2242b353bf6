// The typed slots of a sentence. A slot never gives away a half-typed value: the rule stays whole while one types.

import { useId, useState } from 'react'
import { useIntl } from 'react-intl'
import { SmallButton } from '@/ui/desk/small-button'
import type { Choice } from '@/ui/form-field'
import { type PartProps, useSlot } from './editing'

interface SelectSlotProps<T extends string> extends PartProps<T> {
  label: string
  choices: readonly Choice[]
}

export function SelectSlot<T extends string>({ value, at, label, choices, onChange }: SelectSlotProps<T>) {
  const isKnown = choices.some((choice) => choice.value === value)
  return (
    <select
      {...useSlot(at)}
      className="k-slot"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {isKnown ? null : <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

interface WrittenSlotProps<T> extends PartProps<T> {
  label: string
  write: (value: T) => string
  /** The value of what is typed, or null while it is none. */
  read: (text: string) => T | null
  inputMode?: 'numeric' | 'text'
  size: number
  list?: string | undefined
}

function WrittenSlot<T>({
  value,
  at,
  label,
  write,
  read,
  inputMode = 'text',
  size,
  list,
  onChange,
}: WrittenSlotProps<T>) {
  const [typed, setTyped] = useState<string | null>(null)
  const slot = useSlot(at)
  const isUnfinished = typed !== null && read(typed) === null
  return (
    <input
      {...slot}
      {...(isUnfinished ? { 'aria-invalid': true } : {})}
      className="k-slot"
      type="text"
      inputMode={inputMode}
      autoComplete="off"
      size={size}
      list={list}
      aria-label={label}
      value={typed ?? write(value)}
      onChange={({ target }) => {
        setTyped(target.value)
        const next = read(target.value)
        if (next !== null) onChange(next, at)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

interface LabelledSlotProps<T> extends PartProps<T> {
  label: string
}

function readWhole(text: string): number | null {
  return /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null
}

export function NumberSlot(props: LabelledSlotProps<number>) {
  return <WrittenSlot {...props} write={String} read={readWhole} inputMode="numeric" size={3} />
}

interface TextSlotProps extends LabelledSlotProps<string> {
  suggestions?: readonly Choice[]
  size?: number
}

export function TextSlot({ suggestions = [], size = 20, ...props }: TextSlotProps) {
  const list = useId()
  return (
    <>
      <WrittenSlot
        {...props}
        write={(text) => text}
        read={(text) => text.trim() || null}
        size={size}
        list={suggestions.length > 0 ? list : undefined}
      />
      {suggestions.length > 0 ? (
        <datalist id={list}>
          {suggestions.map(({ value, label }) => (
            <option key={value} value={value} label={label} />
          ))}
        </datalist>
      ) : null}
    </>
  )
}

interface FractionSlotProps extends LabelledSlotProps<number[]> {
  read: (text: string) => number[] | null
  write: (value: number[]) => string
}

export function FractionSlot(props: FractionSlotProps) {
  return <WrittenSlot {...props} size={5} />
}

export function DateSlot({ value, at, label, onChange }: LabelledSlotProps<string>) {
  return (
    <input
      {...useSlot(at)}
      className="k-slot"
      type="date"
      aria-label={label}
      value={value}
      onChange={({ target }) => (target.value ? onChange(target.value, at) : undefined)}
    />
  )
}

export function YesNoSlot({ value, at, label, onChange }: LabelledSlotProps<boolean>) {
  const intl = useIntl()
  const choices = (['yes', 'no'] as const).map((answer) => ({
    value: answer,
    label: intl.formatMessage({ id: `form.${answer}` }).toLocaleLowerCase(intl.locale),
  }))
  return (
    <SelectSlot
      value={value ? 'yes' : 'no'}
      at={at}
      label={label}
      choices={choices}
      onChange={(answer) => onChange(answer === 'yes')}
    />
  )
}

/** A small button that takes its neighbour away; only its name says what. */
export function CrossButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <SmallButton label={label} onClick={onClick}>
      <span aria-hidden="true">×</span>
    </SmallButton>
  )
}
