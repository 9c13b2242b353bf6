// One cohort on the desk, with its registrations.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { parse } from 'valibot'
import { CohortDesk } from '@/features/reviews/cohort-desk'
import { deskCohortQuery } from '@/features/reviews/queries'
import { reviewSearch } from '@/features/reviews/search'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/desk/cohorts/$cohortId')({
  validateSearch: (input) => parse(reviewSearch, input),
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(deskCohortQuery(context.locale, params.cohortId)),
  component: CohortDeskRoute,
})

function CohortDeskRoute() {
  const { cohortId } = Route.useParams()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: cohort } = useSuspenseQuery(deskCohortQuery(useLocale(), cohortId))
  return (
    <CohortDesk
      key={cohortId}
      cohort={cohort}
      search={search}
      onSearch={(next) => navigate({ search: next, replace: true, resetScroll: false })}
    />
  )
}
