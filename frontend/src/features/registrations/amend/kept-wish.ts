// A wish that is not saved yet, kept for this browser tab: it holds other people's details, so it ends with the tab.
import type { RegistrationView } from '@/api/types'
import { shelf } from '@/lib/kept'
import type { DraftBase } from '../merge'
import type { Wish } from './wish'

interface KeptWish {
  wish: Wish
  /** The version that it grew from. */
  base: DraftBase
}

/** By the id of the registration. */
export const keptWish = shelf('amend', isKept)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isKept(value: unknown): value is KeptWish {
  if (!isRecord(value) || !isRecord(value.wish) || !isRecord(value.base)) return false
  const { draft, answers } = value.wish
  return isRecord(draft) && Array.isArray(draft.members) && isRecord(answers) && Array.isArray(value.base.members)
}

/** Whoever began while it was possible keeps the page with what they typed. */
export function isBeingAmended(view: RegistrationView): boolean {
  return view.actions.includes('amend') || keptWish.load(view.id) !== null
}
