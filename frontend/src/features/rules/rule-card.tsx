// One rule: its sentence with slots, what follows from breaking it, how the server says it in plain words, and what
// was found about it.

import { FormattedMessage, useIntl } from 'react-intl'
import type { Rule, RuleCheckView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { focusPointer, isAt, slotId } from '@/lib/slot-places'
import { PlaceButtons } from '@/ui/desk/place-buttons'
import { StatusSign } from '@/ui/status-sign'
import { CheckEditor } from './check-editor'
import { type PartProps, problemsId, useEditing } from './editing'
import { withScope } from './model/checks'
import { troubleAt } from './model/pointers'

import { SelectSlot } from './slots'
import { TitleFields } from './title-fields'

const EFFECTS = ['require', 'waitlist', 'advise', 'classify'] as const
const SCOPES = ['registration', 'pool'] as const

interface RuleCardProps extends PartProps<Rule> {
  index: number
  count: number
  found: RuleCheckView | undefined
  onMove: (by: -1 | 1) => void
  onDuplicate: () => void
  onRemove: () => void
}

export function RuleCard(props: RuleCardProps) {
  const { value: rule, at, index, count, found, onChange, onMove, onDuplicate, onRemove } = props
  const intl = useIntl()
  const locale = useLocale()
  const name = intl.formatMessage({ id: 'builder.rule' }, { number: index + 1 })
  const sentence = found?.sentences.find(({ rule: id }) => id === rule.id)
  return (
    <section className="k-rule-card" id={slotId(at)} aria-label={name}>
      <header>
        <h2 className="ds-heading">{name}</h2>
        <PlaceButtons
          at={at}
          index={index}
          count={count}
          name={name}
          onMove={onMove}
          onDuplicate={onDuplicate}
          onRemove={onRemove}
        />
      </header>
      {/* The line stays while a sentence is awaited, so that nothing below it jumps. */}
      <p className="k-said">{sentence?.[locale] ?? '…'}</p>
      <CheckEditor
        value={rule.check}
        at={`${at}/check`}
        scope={rule.scope ?? 'registration'}
        onChange={(check, slot) => onChange({ ...rule, check }, slot)}
      />
      <Consequences value={rule} at={at} onChange={onChange} />
      <Problems index={index} at={at} />
      <Remarks rule={rule} found={found} />
      <TitleFields value={rule} at={at} onChange={onChange} />
    </section>
  )
}

/** What the rule is about as a whole, and what follows when it is not met. */
function Consequences(props: PartProps<Rule>) {
  return (
    <div className="k-consequences">
      <p>
        <FormattedMessage id="builder.consequences.scope" values={{ scope: <ScopeSlot {...props} /> }} />
      </p>
      <p>
        <FormattedMessage id="builder.consequences.effect" values={{ effect: <EffectSlot {...props} /> }} />
      </p>
    </div>
  )
}

function ScopeSlot({ value: rule, at, onChange }: PartProps<Rule>) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <SelectSlot
      value={rule.scope ?? 'registration'}
      at={`${at}/scope`}
      label={intl.formatMessage({ id: 'builder.scope' })}
      choices={SCOPES.map((scope) => ({
        value: scope,
        label: intl.formatMessage({ id: `builder.scope.${scope}.${schema.participation}` }),
      }))}
      onChange={(scope) => onChange(withScope(rule, scope, schema))}
    />
  )
}

function EffectSlot({ value: rule, at, onChange }: PartProps<Rule>) {
  const intl = useIntl()
  return (
    <SelectSlot
      value={rule.effect ?? 'require'}
      at={`${at}/effect`}
      label={intl.formatMessage({ id: 'builder.effect' })}
      choices={EFFECTS.map((effect) => ({
        value: effect,
        label: intl.formatMessage({ id: `builder.effect.${effect}` }),
      }))}
      onChange={(effect) => onChange({ ...rule, effect })}
    />
  )
}

function Problems({ index, at }: { index: number; at: string }) {
  const { problems } = useEditing()
  const own = problems.filter(({ pointer }) => isAt(pointer, at))
  if (own.length === 0) return null
  return (
    <div className="k-rule-problems" id={problemsId(index)}>
      <p className="k-error-text">
        <FormattedMessage id="builder.problem" />
      </p>
      <ul className="k-list">
        {own.map(({ pointer, detail }) => (
          <li key={`${pointer} ${detail}`}>
            <button type="button" className="k-link-button ds-link" onClick={() => focusPointer(pointer)}>
              <FormattedMessage id={`builder.problem.${troubleAt(pointer)}`} />
            </button>
            <span className="k-because" lang="en">
              {detail || pointer}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Findings that concern this very rule, said beside it too. */
function Remarks({ rule, found }: { rule: Rule; found: RuleCheckView | undefined }) {
  if (!found) return null
  const isContradicted = found.conflict.includes(rule.id)
  const isRedundant = found.redundant.includes(rule.id)
  const dead = found.dead_branches.filter(({ rule: id }) => id === rule.id)
  return (
    <>
      {isContradicted ? (
        <p className="k-remark">
          <StatusSign sign="not_met" /> <FormattedMessage id="builder.remark.conflict" />
        </p>
      ) : null}
      {isRedundant ? (
        <p className="k-quiet">
          <FormattedMessage id="builder.remark.redundant" />
        </p>
      ) : null}
      {dead.map(({ pointer }) => (
        <p key={pointer}>
          <button type="button" className="k-link-button ds-link" onClick={() => focusPointer(pointer)}>
            <FormattedMessage id="builder.remark.dead" />
          </button>
        </p>
      ))}
    </>
  )
}
