// One registration on the desk. Its search is that of the list it was opened from.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { parse } from 'valibot'
import { RegistrationMails } from '@/features/mails/registration-mails'
import { Neighbours } from '@/features/reviews/neighbours'
import { deskCohortQuery, reviewQuery } from '@/features/reviews/queries'
import { ReviewPage } from '@/features/reviews/review-page'
import { reviewSearch } from '@/features/reviews/search'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/desk/registrations/$id')({
  validateSearch: (input) => parse(reviewSearch, input),
  loader: async ({ context: { queryClient, locale }, params }) => {
    const { registration } = await queryClient.ensureQueryData(reviewQuery(locale, params.id))
    await queryClient.ensureQueryData(deskCohortQuery(locale, registration.cohort.id))
  },
  component: ReviewRoute,
})

function ReviewRoute() {
  const { id } = Route.useParams()
  const search = Route.useSearch()
  const locale = useLocale()
  const { data: review } = useSuspenseQuery(reviewQuery(locale, id))
  const cohortId = review.registration.cohort.id
  const { data: cohort } = useSuspenseQuery(deskCohortQuery(locale, cohortId))
  return (
    <ReviewPage
      review={review}
      cohort={cohort}
      search={search}
      mails={<RegistrationMails cohort={cohort} registration={id} />}
      neighbours={<Neighbours cohort={cohortId} registration={id} search={search} />}
    />
  )
}
