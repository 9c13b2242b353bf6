// The page of one programme.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ProgrammePage } from '@/features/programmes/programme-page'
import { programmeQuery } from '@/features/programmes/queries'
import { useLocale } from '@/i18n/use-locale'
import { Loading } from '@/ui/loading'

// Below the facts of the page, so they may come a moment after them.
const Checker = lazy(() => import('@/features/eligibility/checker').then(({ Checker }) => ({ default: Checker })))
const RsvpOffer = lazy(() => import('@/features/rsvps/rsvp-offer').then(({ RsvpOffer }) => ({ default: RsvpOffer })))

export const Route = createFileRoute('/$locale/programmes/$slug')({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(programmeQuery(context.locale, params.slug)),
  component: ProgrammeRoute,
})

function ProgrammeRoute() {
  const { slug } = Route.useParams()
  const { data: programme } = useSuspenseQuery(programmeQuery(useLocale(), slug))
  return (
    <ProgrammePage
      programme={programme}
      checker={(cohort) => (
        <Suspense fallback={<Loading />}>
          <Checker key={cohort.id} cohort={cohort} />
        </Suspense>
      )}
      rsvp={(cohort, session) => (
        <Suspense fallback={<Loading />}>
          <RsvpOffer cohort={cohort} session={session} />
        </Suspense>
      )}
    />
  )
}
