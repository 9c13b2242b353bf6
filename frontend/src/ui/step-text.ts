// What a line of a registration's history is called: by the state it led to, except where that would mislead.
import type { RegistrationView } from '@/api/types'

type Step = Pick<RegistrationView['history'][number], 'kind' | 'from' | 'to' | 'by'>

/**
 * Handed in once, from a draft; the same state reached from a decision means that the decision was taken back. An offer
 * that the clock withdrew is one that nobody answered.
 */
export function stepText({ kind, from, to, by }: Step) {
  if (kind !== 'step') return `history.${kind}` as const
  const isFirst = from === null || from === 'draft'
  if (from === 'offered' && to === 'withdrawn' && by === 'system') return 'state.offerEnded'
  return to === 'submitted' && !isFirst ? 'state.reopened' : (`state.${to}` as const)
}
