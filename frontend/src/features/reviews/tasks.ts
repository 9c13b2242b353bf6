// What needs an organiser today, from the counts of their cohorts. Pure, so that "today" can be any day.
import type { DeskCohort } from '@/api/types'
import { timeLeft } from '@/lib/moments'

export type TaskKind = 'undecided' | 'proposed' | 'unanswered' | 'deadline'

export interface Task {
  kind: TaskKind
  count: number
  cohort: DeskCohort
}

const SOON_DAYS = 3
const ORDER: readonly TaskKind[] = ['deadline', 'proposed', 'undecided', 'unanswered']

function closesSoon({ phase, closes }: DeskCohort, now: Date): boolean {
  if (phase !== 'open' || closes === null) return false
  const left = timeLeft(closes, now)
  return left.unit === 'days' ? left.count <= SOON_DAYS : left.unit !== 'passed'
}

function tasksOf(cohort: DeskCohort, now: Date): Task[] {
  const { counts } = cohort
  const tasks: Task[] = [
    { kind: 'deadline', count: closesSoon(cohort, now) ? 1 : 0, cohort },
    { kind: 'proposed', count: counts.proposed, cohort },
    { kind: 'undecided', count: counts.undecided, cohort },
    { kind: 'unanswered', count: counts.offered, cohort },
  ]
  return tasks.filter(({ count }) => count > 0)
}

/** Tasks of all cohorts, the pressing kinds first. */
export function tasksToday(cohorts: readonly DeskCohort[], now: Date): Task[] {
  return cohorts
    .flatMap((cohort) => tasksOf(cohort, now))
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))
}
