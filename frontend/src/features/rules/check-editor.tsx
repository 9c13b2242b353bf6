// One check as a sentence with slots; checks that hold other checks show them as a list or as branches.

import { FormattedMessage, useIntl } from 'react-intl'
import type { Check } from '@/api/types'
import { slotId } from '@/lib/slot-places'
import { AttributeNameSlot } from './attribute-name-slot'
import { CountBounds, RatioBounds, ShareBounds } from './bound-slots'
import { type PartProps, useEditing } from './editing'
import { CHECK_KINDS, type CheckKind, type CheckOf, turnCheck } from './model/checks'

import { overOf } from './model/schema'
import { Branches, Parts } from './nested-checks'
import { PerValueSentence } from './per-value'
import { PredicateEditor } from './predicate-editor'
import { type Scope, SetSlots } from './set-slots'
import { SelectSlot, TextSlot } from './slots'

export interface CheckProps<Kind extends CheckKind = CheckKind> extends Omit<PartProps<Check>, 'value'> {
  value: CheckOf<Kind>
  scope: Scope
}

export function CheckEditor({ value: check, at, scope, onChange }: CheckProps) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <div className="k-demand" id={slotId(at)}>
      <SelectSlot
        value={check.kind}
        at={`${at}/kind`}
        label={intl.formatMessage({ id: 'builder.kind' })}
        choices={CHECK_KINDS.map((kind) => ({
          value: kind,
          label: intl.formatMessage({ id: `builder.kind.${kind}` }),
        }))}
        onChange={(kind) => onChange(turnCheck(check, kind, schema, scope))}
      />
      <div className="k-sentence">
        <Sentence value={check} at={at} scope={scope} onChange={onChange} />
      </div>
    </div>
  )
}

function Sentence({ value, ...rest }: CheckProps) {
  switch (value.kind) {
    case 'count':
      return <CountSentence value={value} {...rest} />
    case 'share':
      return <ShareSentence value={value} {...rest} />
    case 'ratio':
      return <RatioSentence value={value} {...rest} />
    case 'every':
      return <EverySentence value={value} {...rest} />
    case 'distinct':
      return <DistinctSentence value={value} {...rest} />
    case 'per_value':
      return <PerValueSentence value={value} {...rest} />
    case 'fact':
      return <FactSentence value={value} {...rest} />
    case 'confirm':
      return <ConfirmSentence value={value} {...rest} />
    case 'if':
      return <Branches value={value} {...rest} />
    default:
      return <Parts value={value} {...rest} />
  }
}

function CountSentence({ value: check, at, scope, onChange }: CheckProps<'count'>) {
  return (
    <FormattedMessage
      id="builder.sentence.count"
      values={{
        bounds: (
          <CountBounds value={check} at={at} onChange={(range, slot) => onChange({ ...check, ...range }, slot)} />
        ),
        set: (
          <SetSlots
            value={check.set}
            at={`${at}/set`}
            scope={scope}
            onChange={(set, slot) => onChange({ ...check, set }, slot)}
          />
        ),
      }}
    />
  )
}

function ShareSentence({ value: check, at, scope, onChange }: CheckProps<'share'>) {
  return (
    <FormattedMessage
      id="builder.sentence.share"
      values={{
        bounds: (
          <ShareBounds value={check} at={at} onChange={(range, slot) => onChange({ ...check, ...range }, slot)} />
        ),
        part: (
          <SetSlots
            value={check.part}
            at={`${at}/part`}
            scope={scope}
            onChange={(part, slot) => onChange({ ...check, part }, slot)}
          />
        ),
        whole: (
          <SetSlots
            value={check.of}
            at={`${at}/of`}
            scope={scope}
            onChange={(of, slot) => onChange({ ...check, of }, slot)}
          />
        ),
      }}
    />
  )
}

function RatioSentence({ value: check, at, scope, onChange }: CheckProps<'ratio'>) {
  return (
    <FormattedMessage
      id="builder.sentence.ratio"
      values={{
        bounds: (
          <RatioBounds value={check} at={at} onChange={(range, slot) => onChange({ ...check, ...range }, slot)} />
        ),
        left: (
          <SetSlots
            value={check.left}
            at={`${at}/left`}
            scope={scope}
            onChange={(left, slot) => onChange({ ...check, left }, slot)}
          />
        ),
        right: (
          <SetSlots
            value={check.right}
            at={`${at}/right`}
            scope={scope}
            onChange={(right, slot) => onChange({ ...check, right }, slot)}
          />
        ),
      }}
    />
  )
}

function EverySentence({ value: check, at, scope, onChange }: CheckProps<'every'>) {
  return (
    <FormattedMessage
      id="builder.sentence.every"
      values={{
        set: (
          <SetSlots
            value={check.set}
            at={`${at}/set`}
            scope={scope}
            onChange={(set, slot) => onChange({ ...check, set }, slot)}
          />
        ),
        must: (
          <PredicateEditor
            value={check.must}
            at={`${at}/must`}
            place={overOf(check.set)}
            onChange={(must, slot) => onChange({ ...check, must }, slot)}
          />
        ),
      }}
    />
  )
}

function DistinctSentence({ value: check, at, scope, onChange }: CheckProps<'distinct'>) {
  return (
    <FormattedMessage
      id="builder.sentence.distinct"
      values={{
        attribute: (
          <AttributeNameSlot
            value={check.attr}
            at={`${at}/attr`}
            place={overOf(check.set)}
            onChange={(attr) => onChange({ ...check, attr })}
          />
        ),
        set: (
          <SetSlots
            value={check.set}
            at={`${at}/set`}
            scope={scope}
            onChange={(set, slot) => onChange({ ...check, set }, slot)}
          />
        ),
        bounds: (
          <CountBounds value={check} at={at} onChange={(range, slot) => onChange({ ...check, ...range }, slot)} />
        ),
      }}
    />
  )
}

function FactSentence({ value: check, at, onChange }: CheckProps<'fact'>) {
  return (
    <FormattedMessage
      id="builder.sentence.fact"
      values={{
        must: (
          <PredicateEditor
            value={check.must}
            at={`${at}/must`}
            place={null}
            onChange={(must, slot) => onChange({ ...check, must }, slot)}
          />
        ),
      }}
    />
  )
}

const CONFIRMERS = ['applicant', 'reviewer', 'registry'] as const

function ConfirmSentence({ value: check, at, onChange }: CheckProps<'confirm'>) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <FormattedMessage
      id="builder.sentence.confirm"
      values={{
        by: (
          <SelectSlot
            value={check.by}
            at={`${at}/by`}
            label={intl.formatMessage({ id: 'builder.confirmer' })}
            choices={CONFIRMERS.map((by) => ({
              value: by,
              label: intl.formatMessage({ id: `builder.confirmer.${by}` }),
            }))}
            onChange={(by) => onChange({ ...check, by })}
          />
        ),
        statement: (
          <TextSlot
            value={check.statement}
            at={`${at}/statement`}
            label={intl.formatMessage({ id: 'builder.statement' })}
            suggestions={schema.statements.map(({ name, label }) => ({ value: name, label }))}
            size={32}
            onChange={(statement, slot) => onChange({ ...check, statement }, slot)}
          />
        ),
      }}
    />
  )
}
