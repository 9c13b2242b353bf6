// The state of a registration as one sentence: where it stands, what happens next and when.
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Day } from '@/ui/dates'

export function StatusWords({ view }: { view: RegistrationView }) {
  const { state, cohort, waitlist_position } = view
  const who = cohort.participation
  if (state === 'submitted' && cohort.decisions_by !== null) {
    return <FormattedMessage id="status.submittedBy" values={{ day: <Day value={cohort.decisions_by} /> }} />
  }
  if (state === 'waitlisted' && waitlist_position !== null) {
    return <FormattedMessage id="status.waitlistedAt" values={{ who, position: waitlist_position }} />
  }
  return <FormattedMessage id={`status.${state}`} values={{ who }} />
}
