// One cohort on the desk, with its registrations and with those who come to its meetings.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { parse } from 'valibot'
import { CohortDesk } from '@/features/reviews/cohort-desk'
import { deskCohortQuery, publicCohortQuery } from '@/features/reviews/queries'
import { reviewSearch } from '@/features/reviews/search'
import { MeetingsWithRsvp } from '@/features/rsvps/meetings-with-rsvp'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/desk/cohorts/$cohortId')({
  validateSearch: (input) => parse(reviewSearch, input),
  loader: ({ context: { queryClient, locale }, params }) =>
    Promise.all([
      queryClient.ensureQueryData(deskCohortQuery(locale, params.cohortId)),
      queryClient.ensureQueryData(publicCohortQuery(locale, params.cohortId)),
    ]),
  component: CohortDeskRoute,
})

function CohortDeskRoute() {
  const { cohortId } = Route.useParams()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const locale = useLocale()
  const { data: cohort } = useSuspenseQuery(deskCohortQuery(locale, cohortId))
  const { data: shown } = useSuspenseQuery(publicCohortQuery(locale, cohortId))
  return (
    <CohortDesk
      key={cohortId}
      cohort={cohort}
      search={search}
      byRsvp={shown.by_rsvp}
      attendees={<MeetingsWithRsvp cohort={shown} />}
      onSearch={(next) => navigate({ search: next, replace: true, resetScroll: false })}
    />
  )
}
