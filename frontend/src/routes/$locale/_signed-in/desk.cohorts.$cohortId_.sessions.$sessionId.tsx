// Who comes to one meeting of a cohort.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import { publicCohortQuery } from '@/features/reviews/queries'
import { AttendeesPage } from '@/features/rsvps/attendees-page'
import { LISTED, type Listed } from '@/features/rsvps/lists'
import { attendeesQuery } from '@/features/rsvps/queries'
import { useLocale } from '@/i18n/use-locale'
import { NotFoundPage } from '@/ui/problem-page'

const DEFAULT_LIST: Listed = 'attending'

export const Route = createFileRoute('/$locale/_signed-in/desk/cohorts/$cohortId_/sessions/$sessionId')({
  validateSearch: ({ state }: Record<string, unknown>): { state?: Listed | undefined } => ({
    state: LISTED.find((listed) => listed === state),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, locale }, params, deps: { state = DEFAULT_LIST } }) => {
    const meeting = { cohort: params.cohortId, session: params.sessionId }
    const [cohort] = await Promise.all([
      queryClient.ensureQueryData(publicCohortQuery(locale, params.cohortId)),
      queryClient.ensureQueryData(attendeesQuery(locale, meeting, state)),
    ])
    if (!cohort.sessions.some(({ id }) => id === params.sessionId)) throw notFound()
  },
  component: AttendeesRoute,
  notFoundComponent: NotFoundPage,
})

function AttendeesRoute() {
  const { cohortId, sessionId } = Route.useParams()
  const { state = DEFAULT_LIST } = Route.useSearch()
  const { data: cohort } = useSuspenseQuery(publicCohortQuery(useLocale(), cohortId))
  const session = cohort.sessions.find(({ id }) => id === sessionId)
  return session ? <AttendeesPage cohort={cohort} session={session} state={state} /> : <NotFoundPage />
}
