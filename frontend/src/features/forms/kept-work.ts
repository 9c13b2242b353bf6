// Unpublished questions, kept in this browser per cohort until they are published or thrown away.
import type { FormPartSource } from '@/api/types'

export interface KeptWork {
  parts: FormPartSource[]
  /** The published version it was begun from. */
  from: number
}

function key(cohort: string): string {
  return `kohort.form.${cohort}`
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
  if (typeof value !== 'object' || value === null || !('from' in value)) return false
  const parts = (value as Partial<KeptWork>).parts
  return Array.isArray(parts) && parts.every((part) => Array.isArray(part?.questions))
}

export function loadWork(cohort: string): KeptWork | null {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(key(cohort)) ?? 'null')
    return isKept(stored) ? stored : null
  } catch {
    return null
  }
}
