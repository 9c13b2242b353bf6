// The work on a rule set, as the page uses it: every change can be taken back, and is kept in this browser until it is
// published.
import { useEffect, useReducer, useState } from 'react'
import type { Rule, RuleSetView, TestTeam } from '@/api/types'
import { isSameWork } from './model/canonical'
import { type KeptWork, keptWork } from './model/kept-work'
import { composedTeam, compositionOf } from './model/test-teams'
import { begin, take, type Work } from './model/work'

/** Without the ids that the server gives to members of test teams: those are only their places. */
export function publishedWork({ rules, test_teams }: RuleSetView): Work {
  return { rules, testTeams: test_teams.map((team) => composedTeam(team, compositionOf(team))) }
}

interface Start {
  work: Work
  from: number | null
  kept: KeptWork | null
}

function startOf(cohort: string, published: RuleSetView): Start {
  const kept = keptWork.load(cohort)
  const current = publishedWork(published)
  if (!kept || isSameWork(kept.work, current)) {
    return { work: current, from: published.rule_set_version, kept: null }
  }
  return { work: kept.work, from: kept.from, kept }
}

export function useBuilder(cohort: string, published: RuleSetView) {
  const [start] = useState(() => startOf(cohort, published))
  const [history, dispatch] = useReducer(take, start.work, begin)
  /** The published version that the work was begun from. */
  const [from, setFrom] = useState(start.from)
  const work = history.now
  const isChanged = !isSameWork(work, publishedWork(published))
  useEffect(() => {
    if (!isChanged) keptWork.drop(cohort)
    else if (work !== start.work) keptWork.keep(cohort, { work, from, at: new Date().toISOString() })
  }, [cohort, work, from, isChanged, start])
  const change = (next: Work, slot?: string) => dispatch({ do: 'change', work: next, slot })
  return {
    work,
    isChanged,
    /** What was restored from this browser, if anything was. */
    kept: start.kept,
    from,
    setFrom,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => dispatch({ do: 'undo' }),
    redo: () => dispatch({ do: 'redo' }),
    change,
    setRules: (rules: Rule[], slot?: string) => change({ ...work, rules }, slot),
    setTeams: (testTeams: TestTeam[], slot?: string) => change({ ...work, testTeams }, slot),
  }
}

export type BuilderState = ReturnType<typeof useBuilder>
