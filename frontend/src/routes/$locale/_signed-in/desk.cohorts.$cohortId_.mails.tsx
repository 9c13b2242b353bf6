// The mails of one cohort and what became of them.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { parse } from 'valibot'
import { MailsPage } from '@/features/mails/mails-page'
import { mailSearch } from '@/features/mails/search'
import { deskCohortQuery } from '@/features/reviews/queries'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/desk/cohorts/$cohortId_/mails')({
  validateSearch: (input) => parse(mailSearch, input),
  loader: ({ context: { queryClient, locale }, params }) =>
    queryClient.ensureQueryData(deskCohortQuery(locale, params.cohortId)),
  component: MailsRoute,
})

function MailsRoute() {
  const { cohortId } = Route.useParams()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const { data: cohort } = useSuspenseQuery(deskCohortQuery(useLocale(), cohortId))
  return (
    <MailsPage
      cohort={cohort}
      search={search}
      onSearch={(next) => navigate({ search: next, replace: true, resetScroll: false })}
    />
  )
}
