// Where somebody stands who said that they come, as one of the headings of their page.
import type { RsvpView } from '@/api/types'

export type Standing = 'asked' | 'attending' | 'waitlisted' | 'cancelled' | 'closed' | 'missed' | 'called_off'

export function standingOf({ state, session, actions }: RsvpView): Standing {
  if (session.is_cancelled) return 'called_off'
  if (state === 'asked' && !actions.includes('confirm')) return 'closed'
  // Without a way out the meeting has begun: nobody waits any more.
  if (state === 'waitlisted' && !actions.includes('cancel')) return 'missed'
  return state
}
