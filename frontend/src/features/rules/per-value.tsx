// Bounds for each value by itself: one team from each municipality; no organisation with more than half; every region
// present; single values with bounds of their own.

import { FormattedMessage, useIntl } from 'react-intl'
import { SmallButton } from '@/ui/desk/small-button'
import { useFocusAfter } from '@/ui/use-focus-after'
import { AttributeNameSlot } from './attribute-name-slot'
import { CountBounds } from './bound-slots'
import type { CheckProps } from './check-editor'
import { useEditing } from './editing'
import type { CheckOf } from './model/checks'
import { readFraction, writeFraction } from './model/fractions'
import { attributesOf, findAttribute, overOf } from './model/schema'
import { SetSlots } from './set-slots'
import { CrossButton, FractionSlot, SelectSlot } from './slots'
import { codeChoices } from './value-slots'

type PerValueProps = CheckProps<'per_value'>

export function PerValueSentence(props: PerValueProps) {
  const { value: check, at, scope, onChange } = props
  return (
    <>
      <FormattedMessage
        id="builder.sentence.per_value"
        values={{
          attributes: <Attributes {...props} />,
          set: (
            <SetSlots
              value={check.set}
              at={`${at}/set`}
              scope={scope}
              onChange={(set, slot) => onChange({ ...check, set }, slot)}
            />
          ),
          bounds: (
            <CountBounds
              value={check}
              at={at}
              optional
              onChange={(range, slot) => onChange({ ...check, ...range }, slot)}
            />
          ),
        }}
      />
      <Additions {...props} />
    </>
  )
}

/** Several attributes mean their combination: school and level. */
function Attributes({ value: check, at, onChange }: PerValueProps) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const place = overOf(check.set)
  const unused = attributesOf(useEditing().schema, place).find(({ name }) => !check.attr.includes(name))
  const add = (name: string) => {
    onChange({ ...check, attr: [...check.attr, name] })
    focusAfter(`${at}/attr/${check.attr.length}`)
  }
  const remove = (index: number) => {
    onChange({ ...check, attr: check.attr.toSpliced(index, 1) })
    focusAfter(`${at}/attr/0`)
  }
  return (
    <>
      {check.attr.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of a slot is what it is
        <span key={index} className="k-listed-value">
          <AttributeNameSlot
            value={name}
            at={`${at}/attr/${index}`}
            place={place}
            onChange={(next) => onChange({ ...check, attr: check.attr.with(index, next) })}
          />
          {check.attr.length > 1 ? (
            <CrossButton
              label={intl.formatMessage({ id: 'builder.value.remove' }, { number: index + 1 })}
              onClick={() => remove(index)}
            />
          ) : null}{' '}
        </span>
      ))}
      {unused ? (
        <SmallButton label={intl.formatMessage({ id: 'builder.attribute.add' })} onClick={() => add(unused.name)}>
          <span aria-hidden="true">+</span>
        </SmallButton>
      ) : null}
    </>
  )
}

function Additions(props: PerValueProps) {
  const { value: check, at, onChange } = props
  const intl = useIntl()
  return (
    <div className="k-additions">
      {check.max_share ? (
        <Addition onRemove={() => onChange(without(check, 'max_share'))}>
          <FormattedMessage
            id="builder.maxShare"
            values={{
              share: (
                <FractionSlot
                  value={check.max_share}
                  at={`${at}/max_share`}
                  label={intl.formatMessage({ id: 'builder.bound.max' })}
                  read={readFraction}
                  write={writeFraction}
                  onChange={(max_share, slot) => onChange({ ...check, max_share }, slot)}
                />
              ),
            }}
          />
        </Addition>
      ) : (
        <SmallButton onClick={() => onChange({ ...check, max_share: [1, 2] })}>
          <FormattedMessage id="builder.maxShare.add" />
        </SmallButton>
      )}
      <Cover {...props} />
      <Table {...props} />
    </div>
  )
}

function without(check: CheckOf<'per_value'>, name: 'max_share' | 'cover'): CheckOf<'per_value'> {
  return { ...check, [name]: null }
}

function Addition({ onRemove, children }: { onRemove: () => void; children: React.ReactNode }) {
  const intl = useIntl()
  return (
    <p>
      {children} <CrossButton label={intl.formatMessage({ id: 'builder.addition.remove' })} onClick={onRemove} />
    </p>
  )
}

function Cover({ value: check, at, onChange }: PerValueProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  const [first] = schema.groups
  if (!check.cover) {
    return first ? (
      <SmallButton onClick={() => onChange({ ...check, cover: first.name })}>
        <FormattedMessage id="builder.cover.add" />
      </SmallButton>
    ) : null
  }
  return (
    <Addition onRemove={() => onChange(without(check, 'cover'))}>
      <FormattedMessage
        id="builder.cover"
        values={{
          group: (
            <SelectSlot
              value={check.cover}
              at={`${at}/cover`}
              label={intl.formatMessage({ id: 'builder.group' })}
              choices={schema.groups.map(({ name, label }) => ({ value: name, label }))}
              onChange={(cover) => onChange({ ...check, cover })}
            />
          ),
        }}
      />
    </Addition>
  )
}

function Table({ value: check, at, onChange }: PerValueProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  const focusAfter = useFocusAfter()
  const codes = codeChoices(findAttribute(schema, overOf(check.set), check.attr[0] ?? ''))
  const table = check.table ?? {}
  const unused = codes.find(({ value }) => !(value in table))
  const rows = Object.entries(table)
  const set = (entries: typeof rows, slot?: string) => onChange({ ...check, table: Object.fromEntries(entries) }, slot)
  const setAt = (code: string, entries: typeof rows) => {
    set(entries)
    focusAfter(`${at}/table/${code}`)
  }
  return (
    <>
      {rows.map(([code, bound], index) => (
        <Addition key={code} onRemove={() => set(rows.toSpliced(index, 1))}>
          <SelectSlot
            value={code}
            at={`${at}/table/${code}`}
            label={intl.formatMessage({ id: 'builder.value' })}
            choices={codes.filter(({ value }) => value === code || !(value in table))}
            onChange={(next) => setAt(next, rows.with(index, [next, bound]))}
          />
          {': '}
          <CountBounds
            value={bound}
            at={`${at}/table/${code}`}
            onChange={(range, slot) => set(rows.with(index, [code, { ...bound, ...range }]), slot)}
          />
        </Addition>
      ))}
      {unused ? (
        <SmallButton onClick={() => setAt(unused.value, [...rows, [unused.value, { min: 1 }]])}>
          <FormattedMessage id="builder.table.add" />
        </SmallButton>
      ) : null}
    </>
  )
}
