// Whom or what a check counts: "members whose affiliation is municipality".

import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { CountedSet, Predicate } from '@/api/types'
import { SmallButton } from '@/ui/desk/small-button'
import { useFocusAfter } from '@/ui/use-focus-after'
import { type PartProps, useEditing } from './editing'
import { COMPOUND, firstPredicate } from './model/predicates'
import { attributesOf, collectionsOf, overOf } from './model/schema'
import { PredicateEditor } from './predicate-editor'
import { CrossButton, SelectSlot } from './slots'

export type Scope = 'registration' | 'pool'

interface SetSlotsProps extends Omit<PartProps<CountedSet>, 'value'> {
  value: CountedSet | undefined
  scope: Scope
}

function isCompound(pred: Predicate): boolean {
  return COMPOUND.some((op) => op === pred.op)
}

export function SetSlots({ value, at, scope, onChange }: SetSlotsProps) {
  const { schema } = useEditing()
  const focusAfter = useFocusAfter()
  const over = overOf(value)
  const set: CountedSet = { ...value, over }
  const { where } = set
  const turnTo = (next: string) => {
    onChange({ over: next })
    focusAfter(`${at}/over`)
  }
  const whole = (
    <>
      <SumSlot value={set} at={at} onChange={onChange} />
      <CollectionSlot over={over} at={at} scope={scope} onChange={turnTo} />
    </>
  )
  if (!where) {
    const narrow = () => {
      onChange({ ...set, where: firstPredicate(schema, over) })
      focusAfter(`${at}/where`)
    }
    return (
      <>
        {whole}{' '}
        <SmallButton onClick={narrow}>
          <FormattedMessage id="builder.narrow" />
        </SmallButton>
      </>
    )
  }
  return <Narrowed value={{ ...set, where }} at={at} whole={whole} onChange={onChange} />
}

interface NarrowedProps extends PartProps<CountedSet> {
  value: CountedSet & { over: string; where: Predicate }
  whole: ReactNode
}

/** Only those of whom something holds. */
function Narrowed({ value: set, at, whole, onChange }: NarrowedProps) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const { where, ...everyone } = set
  const clause = (
    <PredicateEditor
      value={where}
      at={`${at}/where`}
      place={set.over}
      onChange={(next, slot) => onChange({ ...set, where: next }, slot)}
    />
  )
  const widen = () => {
    onChange(everyone)
    focusAfter(`${at}/over`)
  }
  return (
    <span className="k-set">
      <FormattedMessage
        id={isCompound(where) ? 'builder.set.matching' : 'builder.set.whose'}
        values={{ collection: whole, clause }}
      />{' '}
      <CrossButton label={intl.formatMessage({ id: 'builder.widen' })} onClick={widen} />
    </span>
  )
}

interface CollectionSlotProps {
  over: string
  at: string
  scope: Scope
  onChange: (over: string) => void
}

function CollectionSlot({ over, at, scope, onChange }: CollectionSlotProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  const manyOf = (name: string) => schema.collections.find((collection) => collection.name === name)?.many ?? name
  const offered = [...new Set([...collectionsOf(schema, scope), over])]
  if (offered.length === 1) return <>{manyOf(over)}</>
  return (
    <SelectSlot
      value={over}
      at={`${at}/over`}
      label={intl.formatMessage({ id: 'builder.collection' })}
      choices={offered.map((name) => ({ value: name, label: manyOf(name) }))}
      onChange={onChange}
    />
  )
}

/** Adding up a number instead of counting, where there are numbers to add up. */
function SumSlot({ value: set, at, onChange }: PartProps<CountedSet>) {
  const intl = useIntl()
  const { schema } = useEditing()
  const numbers = attributesOf(schema, set.over).filter(({ kind }) => kind === 'int')
  if (numbers.length === 0 && !set.sum) return null
  const counted = { value: '', label: intl.formatMessage({ id: 'builder.counted' }) }
  const sums = numbers.map(({ name, label }) => ({
    value: name,
    label: intl.formatMessage({ id: 'builder.sum' }, { attribute: label }),
  }))
  return (
    <>
      <SelectSlot
        value={set.sum ?? ''}
        at={`${at}/sum`}
        label={intl.formatMessage({ id: 'builder.measure' })}
        choices={[counted, ...sums]}
        onChange={(sum) => onChange({ ...set, sum: sum || null })}
      />{' '}
    </>
  )
}
