// A copy of what is typed and not saved yet, kept for this browser tab: it survives a reload, a crash of the page and
// signing in again. It is removed as soon as the server has everything.
import { shelf } from '@/lib/kept'
import type { Draft } from './draft'
import type { DraftBase } from './merge'

export interface UnsavedCopy {
  /** The version that was being edited. */
  base: DraftBase
  draft: Draft
  /** What the server calls the people of the draft. */
  ids: [string, string][]
}

/** By the id of the registration. */
export const unsavedCopy = shelf('unsaved', isCopy)

function isCopy(value: unknown): value is UnsavedCopy {
  if (typeof value !== 'object' || value === null || !('draft' in value) || !('base' in value)) return false
  const { draft, base } = value
  return hasMembers(draft) && hasMembers(base) && 'ids' in value && Array.isArray(value.ids)
}

function hasMembers(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'members' in value && Array.isArray(value.members)
}
