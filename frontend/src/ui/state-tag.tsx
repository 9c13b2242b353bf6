// The state of a registration in one word. The colour follows the meaning but never stands for it.
import { FormattedMessage } from 'react-intl'
import type { RegistrationState } from '@/api/types'

type Tone = 'open' | 'waiting' | 'good' | 'closed'

const TONES: Record<RegistrationState, Tone> = {
  draft: 'open',
  submitted: 'waiting',
  waitlisted: 'waiting',
  offered: 'good',
  confirmed: 'good',
  completed: 'good',
  declined: 'closed',
  withdrawn: 'closed',
}

export function StateTag({ state }: { state: RegistrationState }) {
  return (
    <span className="k-state" data-tone={TONES[state]}>
      <FormattedMessage id={`state.${state}`} />
    </span>
  )
}
