// All rules, one card each, with what can be done to them. What was done is said once, and focus stays with it.

import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Rule, RuleCheckView } from '@/api/types'
import { moveItem } from '@/lib/move-item'
import { slotId } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { useFocusAfter } from '@/ui/use-focus-after'

import { Gallery } from './gallery'

import { addRules, duplicateRule } from './model/work'
import { RuleCard } from './rule-card'
import type { BuilderState } from './use-builder'

interface RuleCardsProps {
  builder: BuilderState
  found: RuleCheckView | undefined
}

export function RuleCards({ builder, found }: RuleCardsProps) {
  const { work, setRules } = builder
  const { rules } = work
  const [isChoosing, setIsChoosing] = useState(false)
  const steps = useRuleSteps(builder)
  const focusAfter = useFocusAfter()
  const add = (added: Rule[]) => {
    setRules(addRules(rules, added))
    setIsChoosing(false)
    focusAfter(`/rules/${rules.length}/check`)
  }
  return (
    <>
      <Toolbar builder={builder} said={steps.said} onAdd={() => setIsChoosing(true)} />
      {rules.length === 0 ? (
        <p>
          <FormattedMessage id="builder.empty" />
        </p>
      ) : null}
      <Cards builder={builder} found={found} steps={steps} />
      {rules.length > 1 ? (
        <Button variant="secondary" onClick={() => setIsChoosing(true)}>
          <FormattedMessage id="builder.add" />
        </Button>
      ) : null}
      {isChoosing ? <Gallery onAdd={add} onClose={() => setIsChoosing(false)} /> : null}
    </>
  )
}

function Cards({ builder, found, steps }: RuleCardsProps & { steps: ReturnType<typeof useRuleSteps> }) {
  const { rules } = builder.work
  return (
    <ol className="k-plain k-rule-cards">
      {rules.map((rule, index) => (
        <li key={rule.id}>
          <RuleCard
            value={rule}
            at={`/rules/${index}`}
            index={index}
            count={rules.length}
            found={found}
            onChange={(next, slot) => builder.setRules(rules.with(index, next), slot)}
            onMove={(by) => steps.move(index, by)}
            onDuplicate={() => steps.duplicate(index)}
            onRemove={() => steps.remove(index)}
          />
        </li>
      ))}
    </ol>
  )
}

function useRuleSteps({ work: { rules }, setRules }: BuilderState) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const [said, setSaid] = useState('')
  const say = (what: 'moved' | 'duplicated' | 'removed', number: number, to = number) =>
    setSaid(intl.formatMessage({ id: `builder.done.${what}` }, { number, to }))
  const move = (index: number, by: -1 | 1) => {
    setRules(moveItem(rules, index, by))
    say('moved', index + 1, index + 1 + by)
    focusAfter(`/rules/${index + by}/${by === -1 ? 'up' : 'down'}`)
  }
  const duplicate = (index: number) => {
    setRules(duplicateRule(rules, index))
    say('duplicated', index + 1)
    focusAfter(`/rules/${index + 1}/check`)
  }
  const remove = (index: number) => {
    setRules(rules.toSpliced(index, 1))
    say('removed', index + 1)
    focusAfter(rules.length === 1 ? '/add' : `/rules/${Math.max(index - 1, 0)}/remove`)
  }
  return { said, move, duplicate, remove }
}

interface ToolbarProps {
  builder: BuilderState
  said: string
  onAdd: () => void
}

function Toolbar({ builder, said, onAdd }: ToolbarProps) {
  const { isChanged, canUndo, canRedo, undo, redo } = builder
  return (
    <div className="k-toolbar">
      <Button id={slotId('/add')} onClick={onAdd}>
        <FormattedMessage id="builder.add" />
      </Button>
      <Button variant="tertiary" aria-disabled={!canUndo} onClick={undo}>
        <FormattedMessage id="builder.undo" />
      </Button>
      <Button variant="tertiary" aria-disabled={!canRedo} onClick={redo}>
        <FormattedMessage id="builder.redo" />
      </Button>
      {/* Where the findings stand far below, on a phone. */}
      <a className="k-to-findings ds-link" href={`#${slotId('/findings')}`}>
        <FormattedMessage id="builder.found" />
      </a>
      <span className="k-quiet k-toolbar-note">
        <FormattedMessage id={isChanged ? 'builder.unpublished' : 'builder.noChanges'} />
      </span>
      <p className="ds-sr-only" role="status">
        {said}
      </p>
    </div>
  )
}
