// All meetings of a cohort as one calendar. What is inside is fetched only when somebody wants it.
import { lazy, Suspense, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { calendarAddress } from '@/api/client'
import type { CohortView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Loading } from '@/ui/loading'

const CalendarSubscription = lazy(() =>
  import('@/ui/calendar-subscription').then(({ CalendarSubscription }) => ({ default: CalendarSubscription })),
)

/** Nothing where each meeting's own link does the same. */
export function WholeCalendar({ cohort }: { cohort: CohortView }) {
  const locale = useLocale()
  const [wanted, setWanted] = useState(false)
  if (cohort.sessions.filter(({ date }) => date !== null).length < 2) return null
  return (
    <details className="k-more k-whole-calendar" onToggle={() => setWanted(true)}>
      <summary>
        <FormattedMessage id="calendar.all" />
      </summary>
      {wanted ? (
        <Suspense fallback={<Loading />}>
          <CalendarSubscription address={calendarAddress(locale, cohort.id)} />
        </Suspense>
      ) : null}
    </details>
  )
}
