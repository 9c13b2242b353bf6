// Unpublished work, kept in this browser per cohort until it is published or thrown away.
import type { Work } from './work'

export interface KeptWork {
  work: Work
  /** The published version it was begun from; null where there was none. */
  from: number | null
  /** When it was last changed, as an instant. */
  at: string
}

function key(cohort: string): string {
  return `kohort.rules.${cohort}`
}

export function keepWork(cohort: string, kept: KeptWork): void {
  try {
    window.localStorage.setItem(key(cohort), JSON.stringify(kept))
  } catch {
    // Storage that is full or switched off: the page itself still holds the work.
  }
}

export function dropWork(cohort: string): void {
  window.localStorage.removeItem(key(cohort))
}

function isKept(value: unknown): value is KeptWork {
  if (typeof value !== 'object' || value === null || !('work' in value) || !('at' in value)) return false
  const work = value.work as Partial<Work> | null
  return Array.isArray(work?.rules) && Array.isArray(work.testTeams) && work.rules.every((rule) => rule?.check?.kind)
}

export function loadWork(cohort: string): KeptWork | null {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key(cohort)) ?? 'null')
    return isKept(stored) ? stored : null
  } catch {
    return null
  }
}
