// Beginning a registration in a cohort. Whoever has a draft there already goes on with it.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, redirect } from '@tanstack/react-router'
import { BeginPage } from '@/features/registrations/begin-page'
import { cohortQuery, myRegistrationsQuery } from '@/features/registrations/queries'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/cohorts/$cohortId/register')({
  loader: async ({ context, params }) => {
    const { queryClient, locale } = context
    const [, rows] = await Promise.all([
      queryClient.ensureQueryData(cohortQuery(locale, params.cohortId)),
      queryClient.fetchQuery({ ...myRegistrationsQuery(locale), staleTime: 0 }),
    ])
    const draft = rows.find(({ cohort, state }) => cohort.id === params.cohortId && state === 'draft')
    if (!draft) return
    throw redirect({ to: '/$locale/registrations/$id', params: { locale, id: draft.id }, replace: true })
  },
  component: RegisterRoute,
})

function RegisterRoute() {
  const { cohortId } = Route.useParams()
  const { session } = Route.useRouteContext()
  const locale = useLocale()
  const { data: cohort } = useSuspenseQuery(cohortQuery(locale, cohortId))
  const { data: rows } = useSuspenseQuery(myRegistrationsQuery(locale))
  const earlier = rows.filter((row) => row.cohort.id === cohortId && row.state !== 'draft' && row.state !== 'withdrawn')
  return <BeginPage cohort={cohort} session={session} earlier={earlier} />
}
