// What happens after handing in, and when.
import { FormattedMessage } from 'react-intl'
import type { CohortRef } from '@/api/types'
import { Day } from '@/ui/dates'

export function NextWords({ cohort }: { cohort: CohortRef }) {
  if (cohort.admission_mode === 'first_come') return <FormattedMessage id="review.next.firstCome" />
  if (cohort.decisions_by === null) return <FormattedMessage id="review.next.selection" />
  return <FormattedMessage id="review.next.selectionBy" values={{ day: <Day value={cohort.decisions_by} /> }} />
}
