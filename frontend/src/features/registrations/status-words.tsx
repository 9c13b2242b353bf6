// The state of a registration as one sentence: where it stands, what happens next and when.
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Day, formatInstant } from '@/ui/dates'

export function StatusWords({ view }: { view: RegistrationView }) {
  const intl = useIntl()
  const { state, cohort, waitlist, offer_expires_at } = view
  const who = cohort.participation
  if (state === 'submitted' && cohort.decisions_by !== null) {
    return <FormattedMessage id="status.submittedBy" values={{ day: <Day value={cohort.decisions_by} /> }} />
  }
  if (state === 'waitlisted' && waitlist !== null) {
    return <FormattedMessage id="status.waitlistedAt" values={{ who, position: waitlist.position }} />
  }
  if (state === 'withdrawn' && offer_expires_at !== null) {
    return <FormattedMessage id="status.offerEnded" values={{ moment: formatInstant(intl, offer_expires_at) }} />
  }
  return <FormattedMessage id={`status.${state}`} values={{ who }} />
}
