// What somebody typed to say that they come, kept for this tab until it is sent.
import { shelf } from '@/lib/kept'
import type { Wish } from './queries'

/** By the id of the session. */
export const keptWish = shelf('rsvp.wish', isWish)

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('email' in value)) return false
  return typeof value.name === 'string' && typeof value.email === 'string'
}
