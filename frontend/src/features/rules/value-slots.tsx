// The value of a predicate, by what the attribute takes: a code, a word, yes or no, a number, a date.

import { FormattedMessage, useIntl } from 'react-intl'
import type { Predicate, SchemaAttribute } from '@/api/types'
import { slotId } from '@/lib/slot-places'
import { SmallButton } from '@/ui/desk/small-button'
import type { Choice } from '@/ui/form-field'
import { useFocusAfter } from '@/ui/use-focus-after'
import { type PartProps, useEditing } from './editing'
import { inMode, MODES, modeOf } from './model/bounds'

import { firstValue, type PredicateOf } from './model/predicates'
import { findAttribute, type Place } from './model/schema'
import { CrossButton, DateSlot, NumberSlot, SelectSlot, TextSlot, YesNoSlot } from './slots'

interface PredicateValueProps extends PartProps<Predicate> {
  value: Predicate & { attr: string }
  place: Place
}

export function PredicateValue({ value: pred, at, place, onChange }: PredicateValueProps) {
  const { schema } = useEditing()
  const attribute = findAttribute(schema, place, pred.attr)
  switch (pred.op) {
    case 'is':
      return (
        <ValueSlot
          attribute={attribute}
          value={pred.value}
          at={`${at}/value`}
          onChange={(value, slot) => onChange({ ...pred, value }, slot)}
        />
      )
    case 'in':
      return <ListedValues attribute={attribute} value={pred} at={at} onChange={onChange} />
    case 'in_group':
      return <GroupSlot value={pred.group} at={`${at}/group`} onChange={(group) => onChange({ ...pred, group })} />
    case 'between':
      return <ValueRange attribute={attribute} value={pred} at={at} onChange={onChange} />
    case 'same_as':
      return <OtherAttribute value={pred} at={at} onChange={onChange} />
    default:
      return null
  }
}

export function codeChoices(attribute: SchemaAttribute | undefined): Choice[] {
  return (attribute?.codes ?? []).map(({ code, name }) => ({ value: code, label: name }))
}

interface ValueSlotProps extends PartProps<unknown> {
  attribute: SchemaAttribute | undefined
}

function ValueSlot({ attribute, value, at, onChange }: ValueSlotProps) {
  const intl = useIntl()
  const slot = { at, label: intl.formatMessage({ id: 'builder.value' }), onChange }
  if (typeof value === 'boolean') return <YesNoSlot {...slot} value={value} />
  if (typeof value === 'number') return <NumberSlot {...slot} value={value} />
  const text = String(value)
  if (attribute?.kind === 'date') return <DateSlot {...slot} value={text} />
  const choices = codeChoices(attribute)
  const isClosed = choices.length > 0 && !attribute?.open
  return isClosed ? (
    <SelectSlot {...slot} value={text} choices={choices} />
  ) : (
    <TextSlot {...slot} value={text} suggestions={choices} />
  )
}

interface ListedValuesProps extends PartProps<Predicate> {
  attribute: SchemaAttribute | undefined
  value: PredicateOf<'in'>
}

function ListedValues({ attribute, value: pred, at, onChange }: ListedValuesProps) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const { values } = pred
  const change = (next: unknown[], slot?: string) => onChange({ ...pred, values: next }, slot)
  const unused = attribute?.codes.find(({ code }) => !values.includes(code))?.code
  const add = () => {
    change([...values, unused ?? firstValue(attribute)])
    focusAfter(`${at}/values/${values.length}`)
  }
  const remove = (index: number) => {
    change(values.toSpliced(index, 1))
    focusAfter(`${at}/values/${Math.max(index - 1, 0)}`)
  }
  return (
    <span className="k-listed" id={slotId(`${at}/values`)}>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value may stand twice while it is being chosen
        <span key={index} className="k-listed-value">
          <ValueSlot
            attribute={attribute}
            value={value}
            at={`${at}/values/${index}`}
            onChange={(next, slot) => change(values.with(index, next), slot)}
          />
          {values.length > 1 ? (
            <CrossButton
              label={intl.formatMessage({ id: 'builder.value.remove' }, { number: index + 1 })}
              onClick={() => remove(index)}
            />
          ) : null}
        </span>
      ))}
      <SmallButton onClick={add}>
        <FormattedMessage id="builder.value.add" />
      </SmallButton>
    </span>
  )
}

function GroupSlot({ value, at, onChange }: PartProps<string>) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <SelectSlot
      value={value}
      at={at}
      label={intl.formatMessage({ id: 'builder.group' })}
      choices={schema.groups.map(({ name, label }) => ({ value: name, label }))}
      onChange={onChange}
    />
  )
}

interface ValueRangeProps extends PartProps<Predicate> {
  attribute: SchemaAttribute | undefined
  value: PredicateOf<'between'>
}

/** Bounds of a number or a date, both ends included. */
function ValueRange({ attribute, value: pred, at, onChange }: ValueRangeProps) {
  const intl = useIntl()
  const { min, max, ...rest } = pred
  const range = (bounds: { min: unknown; max: unknown }): Predicate => ({
    ...rest,
    ...(bounds.min === null ? {} : { min: bounds.min }),
    ...(bounds.max === null ? {} : { max: bounds.max }),
  })
  const end = (name: 'min' | 'max') =>
    pred[name] === undefined || pred[name] === null ? null : (
      <ValueSlot
        attribute={attribute}
        value={pred[name]}
        at={`${at}/${name}`}
        onChange={(next, slot) => onChange({ ...pred, [name]: next }, slot)}
      />
    )
  const mode = modeOf({ min, max })
  return (
    <span className="k-bounds">
      <SelectSlot
        at={`${at}/bounds`}
        label={intl.formatMessage({ id: 'builder.bound.mode' })}
        value={mode === 'exact' ? 'between' : mode}
        choices={MODES.filter((each) => each !== 'exact').map((each) => ({
          value: each,
          label: intl.formatMessage({ id: `builder.bound.${each}.word` }),
        }))}
        onChange={(next) => onChange(range(inMode({ min, max }, next, firstValue(attribute))))}
      />{' '}
      {end('min')} {mode === 'between' || mode === 'exact' ? '–' : null} {end('max')}
    </span>
  )
}

interface OtherAttributeProps extends PartProps<Predicate> {
  value: PredicateOf<'same_as'>
}

function OtherAttribute({ value: pred, at, onChange }: OtherAttributeProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <SelectSlot
      value={pred.as}
      at={`${at}/as`}
      label={intl.formatMessage({ id: 'builder.other' })}
      choices={schema.registration.map(({ name, label }) => ({
        value: name,
        label: intl.formatMessage({ id: 'builder.ofRegistration' }, { attribute: label }),
      }))}
      onChange={(as) => onChange({ ...pred, as })}
    />
  )
}
