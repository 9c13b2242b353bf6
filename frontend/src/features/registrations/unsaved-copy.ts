// A copy of what is typed and not saved yet, kept for this browser tab: it survives a reload, a crash of the page and
// signing in again. It is removed as soon as the server has everything.
import type { Draft } from './draft'

export interface UnsavedCopy {
  /** The version that was being edited. */
  version: number
  draft: Draft
}

function key(registration: string): string {
  return `kohort.unsaved.${registration}`
}

export function keepCopy(registration: string, copy: UnsavedCopy): void {
  try {
    window.sessionStorage.setItem(key(registration), JSON.stringify(copy))
  } catch {
    // Storage that is full or switched off: the page itself still holds the draft.
  }
}

export function dropCopy(registration: string): void {
  window.sessionStorage.removeItem(key(registration))
}

function isCopy(value: unknown): value is UnsavedCopy {
  if (typeof value !== 'object' || value === null || !('draft' in value) || !('version' in value)) return false
  const { draft } = value
  return (
    typeof value.version === 'number' &&
    typeof draft === 'object' &&
    draft !== null &&
    'members' in draft &&
    Array.isArray(draft.members)
  )
}

export function loadCopy(registration: string): UnsavedCopy | null {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(key(registration)) ?? 'null')
    return isCopy(stored) ? stored : null
  } catch {
    return null
  }
}
