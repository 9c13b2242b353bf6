// "At least 3", "between a third and a half": a mode and its numbers.
import { type ReactNode, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { PartProps } from './editing'
import { inMode, MODES, type Mode, modeOf, type Range } from './model/bounds'
import { readFraction, writeFraction } from './model/fractions'
import { FractionSlot, NumberSlot, SelectSlot } from './slots'

interface BoundSlotsProps<T> extends PartProps<Range<T>> {
  /** Bounds may be left out altogether. */
  optional?: boolean
  first: T
  slot: (props: PartProps<T> & { label: string }) => ReactNode
}

function BoundSlots<T>({ value, at, onChange, optional = false, first, slot }: BoundSlotsProps<T>) {
  const intl = useIntl()
  const [isRange, setIsRange] = useState(false)
  const read = modeOf(value)
  // "Between 4 and 4" is on the way to "between 4 and 6".
  const mode = isRange && read === 'exact' ? 'between' : read
  const offered: Mode[] = optional || mode === 'none' ? [...MODES, 'none'] : [...MODES]
  return (
    <span className="k-bounds">
      <SelectSlot
        at={`${at}/bounds`}
        label={intl.formatMessage({ id: 'builder.bound.mode' })}
        value={mode}
        choices={offered.map((each) => ({
          value: each,
          label: intl.formatMessage({ id: `builder.bound.${each}.word` }),
        }))}
        onChange={(next) => {
          setIsRange(next === 'between')
          onChange(inMode(value, next, first))
        }}
      />{' '}
      <Ends value={value} at={at} mode={mode} slot={slot} onChange={onChange} />
    </span>
  )
}

type EndsProps<T> = Pick<BoundSlotsProps<T>, 'value' | 'at' | 'slot' | 'onChange'> & { mode: Mode }

/** The numbers of a mode: one, two, or none. */
function Ends<T>({ value: { min, max }, at, mode, slot, onChange }: EndsProps<T>) {
  const intl = useIntl()
  const end = (name: 'min' | 'max', shown: T | null | undefined, change: (next: T) => Range<T>) =>
    shown === null || shown === undefined
      ? null
      : slot({
          at: `${at}/${name}`,
          label: intl.formatMessage({ id: `builder.bound.${name}` }),
          value: shown,
          onChange: (next, field) => onChange(change(next), field),
        })
  if (mode === 'exact') return end('min', min, (next) => ({ min: next, max: next }))
  if (mode === 'between') {
    const low = end('min', min, (next) => ({ min: next, max: max ?? null }))
    const high = end('max', max, (next) => ({ min: min ?? null, max: next }))
    return <FormattedMessage id="builder.bound.range" values={{ low, high }} />
  }
  return end('min', min, (next) => ({ min: next, max: null })) ?? end('max', max, (next) => ({ min: null, max: next }))
}

type Bounds<T> = Pick<BoundSlotsProps<T>, 'value' | 'at' | 'onChange' | 'optional'>

export function CountBounds(props: Bounds<number>) {
  return <BoundSlots {...props} first={1} slot={(slot) => <NumberSlot {...slot} />} />
}

export function ShareBounds(props: Bounds<number[]>) {
  return (
    <BoundSlots
      {...props}
      first={[1, 2]}
      slot={(slot) => <FractionSlot {...slot} read={readFraction} write={writeFraction} />}
    />
  )
}

const RATIO = /^\s*(\d{1,6})\s*[:/]\s*([1-9]\d{0,5})\s*$/

function readRatio(text: string): number[] | null {
  const [, left, right] = RATIO.exec(text) ?? []
  return left === undefined || right === undefined ? null : [Number(left), Number(right)]
}

export function RatioBounds(props: Bounds<number[]>) {
  return (
    <BoundSlots
      {...props}
      first={[1, 1]}
      slot={(slot) => <FractionSlot {...slot} read={readRatio} write={(ratio) => ratio.join(' : ')} />}
    />
  )
}
