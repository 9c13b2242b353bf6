// The rule builder: rules on one side, what follows from them on the other, then test teams and publishing.
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { DeskCohort, FactSchema, RuleCheckView, RuleSetView, WhatIfView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { useSettled } from '@/ui/use-settled'
import { Aside } from './aside'
import { Conflict } from './conflict'
import { type Editing, EditingContext, useFocusAfter } from './editing'
import { KeptNotice } from './kept-notice'
import { isSame } from './model/canonical'
import type { Work } from './model/work'
import { PublishDialog, problemsInWork } from './publish'
import { ruleCheckQuery, whatIfQuery } from './queries'
import { RuleCards } from './rule-cards'
import { type Composer, TestTeams } from './test-teams'
import { type BuilderState, useBuilder } from './use-builder'
import { usePublication } from './use-publication'
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
  const [refused, setRefused] = useState<{ work: Work; problems: readonly FieldProblem[] } | null>(null)
  const focusAfter = useFocusAfter()
  // What the server refused stays marked until something changes.
  const problems = [...checked.problems, ...(refused?.work === work ? refused.problems : [])]
  const editing: Editing = { schema, problems }
  const refuse = (error: Error) => {
    const inWork = problemsInWork(error)
    setRefused({ work, problems: inWork })
    if (inWork[0]) focusAfter(inWork[0].pointer)
    return inWork.length > 0
  }
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
          <Publishing
            cohort={cohort}
            builder={builder}
            published={published}
            checked={checked}
            nameOf={nameOf}
            onRefused={refuse}
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
      </div>
    </EditingContext>
  )
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

interface PublishingProps {
  cohort: DeskCohort
  builder: BuilderState
  published: RuleSetView
  checked: Checked
  nameOf: (rule: string) => string
  /** Whether the refusal is shown in the work itself. */
  onRefused: (error: Error) => boolean
}

function Publishing({ cohort, builder, published, checked, nameOf, onRefused }: PublishingProps) {
  const [isAsking, setIsAsking] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const { work } = builder
  // Above what somebody else published meanwhile, one first chooses.
  const isReady = builder.isChanged && builder.from === published.rule_set_version
  const publication = usePublication({
    cohort: cohort.id,
    published,
    work,
    onPublished: (view) => {
      setIsAsking(false)
      setDone(view.rule_set_version)
      builder.setFrom(view.rule_set_version)
    },
    onRefused: (error) => {
      if (onRefused(error) || isApiError(error, 'version-mismatch')) setIsAsking(false)
    },
  })
  const close = () => {
    publication.reset()
    setIsAsking(false)
  }
  return (
    <div className="k-publish">
      <Button
        aria-disabled={!isReady}
        onClick={() => {
          setDone(null)
          setIsAsking(isReady)
        }}
      >
        <FormattedMessage id="builder.publish" />
      </Button>
      {isReady ? null : (
        <p className="k-quiet">
          <FormattedMessage id={builder.isChanged ? 'builder.publish.choose' : 'builder.publish.nothing'} />
        </p>
      )}
      <div role="status">
        {done !== null && !builder.isChanged ? (
          <Notice tone="success">
            <FormattedMessage id="builder.published" values={{ number: done }} />
          </Notice>
        ) : null}
      </div>
      {isAsking ? (
        <PublishDialog
          cohort={cohort}
          publication={publication}
          found={checked.found}
          whatIf={checked.whatIf}
          isFirst={published.rule_set_version === null}
          nameOf={nameOf}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
