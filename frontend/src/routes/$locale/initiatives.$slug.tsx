// The page of one initiative.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { InitiativePage } from '@/features/initiatives/initiative-page'
import { initiativeQuery } from '@/features/initiatives/queries'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/initiatives/$slug')({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(initiativeQuery(context.locale, params.slug)),
  component: InitiativeRoute,
})

function InitiativeRoute() {
  const { slug } = Route.useParams()
  const { data: initiative } = useSuspenseQuery(initiativeQuery(useLocale(), slug))
  return <InitiativePage initiative={initiative} />
}
