// What a step of a registration's history is called: by the state it led to, except where that would mislead.
import type { RegistrationView } from '@/api/types'

type Step = Pick<RegistrationView['history'][number], 'to' | 'by'>

/** Only applicants hand in; an organiser's step to the same state takes a decision back. */
export function stepText({ to, by }: Step): `state.${Step['to']}` | 'state.reopened' {
  return to === 'submitted' && by === 'organiser' ? 'state.reopened' : `state.${to}`
}
