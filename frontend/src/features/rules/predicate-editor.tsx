// What one member, team or registration must be like, as a clause: "[affiliation] [is] [municipality]".

import { FormattedMessage, useIntl } from 'react-intl'
import type { Predicate } from '@/api/types'
import { slotId } from '@/lib/slot-places'
import { useFocusAfter } from '@/ui/use-focus-after'
import { type PartProps, useEditing } from './editing'

import { firstPredicate, type Operator, operatorsFor, turnPredicate, withAttribute } from './model/predicates'
import { attributesOf, findAttribute, type Place } from './model/schema'
import { PartList } from './part-list'
import { SelectSlot } from './slots'
import { PredicateValue } from './value-slots'

interface PredicateEditorProps extends PartProps<Predicate> {
  place: Place
}

export function PredicateEditor({ value: pred, at, place, onChange }: PredicateEditorProps) {
  const operator = <OperatorSlot value={pred} at={at} place={place} onChange={onChange} />
  if (pred.op === 'not') {
    return (
      <>
        {operator}{' '}
        <PredicateEditor
          value={pred.of}
          at={`${at}/of`}
          place={place}
          onChange={(of, slot) => onChange({ ...pred, of }, slot)}
        />
      </>
    )
  }
  if (pred.op === 'all' || pred.op === 'any') {
    return (
      <>
        {operator}
        <PredicateParts pred={pred} at={at} place={place} onChange={onChange} />
      </>
    )
  }
  return (
    <FormattedMessage
      id="builder.clause"
      values={{
        attribute: <AttributeSlot value={pred} at={at} place={place} onChange={onChange} />,
        operator,
        value: <PredicateValue value={pred} at={at} place={place} onChange={onChange} />,
      }}
    />
  )
}

interface PartsProps {
  pred: Extract<Predicate, { op: 'all' | 'any' }>
  at: string
  place: Place
  onChange: PredicateEditorProps['onChange']
}

function PredicateParts({ pred, at, place, onChange }: PartsProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <PartList
      items={pred.of}
      at={`${at}/of`}
      name={(index) => intl.formatMessage({ id: 'builder.part' }, { number: index + 1 })}
      make={() => firstPredicate(schema, place)}
      onChange={(of, slot) => onChange({ ...pred, of }, slot)}
    >
      {(part, partAt, change) => (
        <div id={slotId(partAt)}>
          <PredicateEditor value={part} at={partAt} place={place} onChange={change} />
        </div>
      )}
    </PartList>
  )
}

function OperatorSlot({ value: pred, at, place, onChange }: PredicateEditorProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  const focusAfter = useFocusAfter()
  const turn = (op: Operator) => {
    onChange(turnPredicate(pred, op, schema, place))
    focusAfter(`${at}/op`)
  }
  const attribute = 'attr' in pred ? findAttribute(schema, place, pred.attr) : attributesOf(schema, place)[0]
  return (
    <SelectSlot
      value={pred.op}
      at={`${at}/op`}
      label={intl.formatMessage({ id: 'builder.operator' })}
      choices={operatorsFor(schema, attribute).map((op) => ({
        value: op,
        label: intl.formatMessage({ id: `builder.op.${op}` }),
      }))}
      onChange={turn}
    />
  )
}

interface AttributeSlotProps extends PartProps<Predicate> {
  value: Predicate & { attr: string }
  place: Place
}

function AttributeSlot({ value: pred, at, place, onChange }: AttributeSlotProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <SelectSlot
      value={pred.attr}
      at={`${at}/attr`}
      label={intl.formatMessage({ id: 'builder.attribute' })}
      choices={attributesOf(schema, place).map(({ name, label }) => ({ value: name, label }))}
      onChange={(attr) => onChange(withAttribute(pred, attr, schema, place))}
    />
  )
}
