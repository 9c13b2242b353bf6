// What somebody typed to say that they come, kept for this tab until it is sent.
import { dropKept, keep, loadKept } from '@/lib/kept'
import type { Wish } from './queries'

function key(session: string): string {
  return `rsvp.wish.${session}`
}

export function keepWish(session: string, wish: Wish): void {
  keep(key(session), wish)
}

export function dropWish(session: string): void {
  dropKept(key(session))
}

export function loadWish(session: string): Wish | null {
  const kept = loadKept(key(session))
  if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('email' in kept)) return null
  const { name, email } = kept
  return typeof name === 'string' && typeof email === 'string' ? { name, email } : null
}
