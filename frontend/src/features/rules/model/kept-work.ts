// Unpublished work, kept in this browser per cohort until it is published or thrown away.
import { shelf } from '@/lib/kept'
import type { Work } from './work'

export interface KeptWork {
  work: Work
  /** The published version it was begun from; null where there was none. */
  from: number | null
  /** When it was last changed, as an instant. */
  at: string
}

export const keptWork = shelf('rules', isKept, 'browser')

function isKept(value: unknown): value is KeptWork {
  if (typeof value !== 'object' || value === null || !('work' in value) || !('at' in value)) return false
  const work = value.work as Partial<Work> | null
  return Array.isArray(work?.rules) && Array.isArray(work.testTeams) && work.rules.every((rule) => rule?.check?.kind)
}
