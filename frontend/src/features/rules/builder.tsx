// The rule builder: rules on one side, what follows from them on the other, then test teams and publishing.

import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { DeskCohort, FactSchema, RuleCheckView, RuleSetView, WhatIfView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { useFocusAfter } from '@/ui/use-focus-after'
import { useSettled } from '@/ui/use-settled'
import { Aside } from './aside'
import { Conflict } from './conflict'
import { type Editing, EditingContext } from './editing'
import { KeptNotice } from './kept-notice'
import { isSame } from './model/canonical'
import type { Work } from './model/work'
import { problemsInWork } from './publish'
import { Publishing } from './publishing'
import { ruleCheckQuery, whatIfQuery } from './queries'
import { RuleCards } from './rule-cards'
import { type Composer, TestTeams } from './test-teams'
import { type BuilderState, useBuilder } from './use-builder'
import { useRuleName } from './use-rule-name'

interface BuilderProps {
  cohort: DeskCohort
  schema: FactSchema
  published: RuleSetView
  composer: Composer
}

export function Builder({ cohort, schema, published, composer }: BuilderProps) {
  const builder = useBuilder(cohort.id, published)
  const { work, setRules } = builder
  const checked = useChecked(cohort, published, work)
  const nameOf = useRuleName(work.rules, published)
  const { marked, refuse } = useRefusals(work)
  const editing: Editing = { schema, problems: [...checked.problems, ...marked] }
  const shared = { cohort, builder, published, checked, nameOf }
  return (
    <EditingContext value={editing}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the whole builder; each has a button too */}
      <div className="k-editor k-builder" onKeyDown={(event) => onShortcut(event, builder)}>
        <div className="k-editor-form">
          <KeptNotice builder={builder} published={published} />
          <Conflict builder={builder} published={published} />
          <RuleCards builder={builder} found={checked.found} />
          <TestTeams
            teams={work.testTeams}
            trials={checked.found?.test_teams ?? []}
            composer={composer}
            onChange={builder.setTeams}
          />
        </div>
        <Aside
          cohort={cohort}
          rules={work.rules}
          checked={checked}
          nameOf={nameOf}
          onReplace={(rules) => setRules(rules)}
          onRemove={(id) => setRules(work.rules.filter((rule) => rule.id !== id))}
        />
        {/* Last, also on a phone: one publishes what one has seen the findings of. */}
        <Publishing {...shared} onRefused={refuse} />
      </div>
    </EditingContext>
  )
}

/** What the server refused stays marked until something changes. */
function useRefusals(work: Work) {
  const [refused, setRefused] = useState<{ work: Work; problems: readonly FieldProblem[] } | null>(null)
  const focusAfter = useFocusAfter()
  /** Whether the refusal is shown in the work itself, so that there is nothing left to say in the dialog. */
  const refuse = (error: Error) => {
    if (isApiError(error, 'version-mismatch')) return true
    const problems = problemsInWork(error)
    setRefused({ work, problems })
    if (problems[0]) focusAfter(problems[0].pointer)
    return problems.length > 0
  }
  return { marked: refused?.work === work ? refused.problems : [], refuse }
}

export interface Checked {
  found: RuleCheckView | undefined
  whatIf: WhatIfView | undefined
  problems: readonly FieldProblem[]
  error: Error | null
}

function useChecked({ id, participation }: DeskCohort, published: RuleSetView, work: Work): Checked {
  const locale = useLocale()
  const { rules, testTeams } = useSettled(work)
  const check = useQuery({
    ...ruleCheckQuery(locale, { participation, rules, test_teams: testTeams }),
    enabled: rules.length + testTeams.length > 0,
  })
  const whatIf = useQuery({
    ...whatIfQuery(locale, id, rules),
    enabled: check.isSuccess && !check.isPlaceholderData && !isSame(rules, published.rules),
  })
  const problems = isApiError(check.error, 'validation-failed') ? check.error.problem.errors : []
  const isAsked = rules.length + testTeams.length > 0
  return {
    found: isAsked ? check.data : undefined,
    whatIf: isSame(rules, published.rules) ? undefined : whatIf.data,
    problems,
    error: check.error,
  }
}

/** Ctrl+Z and Ctrl+Shift+Z, except where a text field has an undo of its own. */
function onShortcut(event: KeyboardEvent, { undo, redo }: BuilderState) {
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea')
  if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping) return
  event.preventDefault()
  if (event.shiftKey) redo()
  else undo()
}
