// The organiser's desk.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { DeskPage } from '@/features/reviews/desk-page'
import { managedCohortsQuery } from '@/features/reviews/queries'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/desk/')({
  loader: ({ context }) => context.queryClient.ensureQueryData(managedCohortsQuery(context.locale)),
  component: DeskRoute,
})

function DeskRoute() {
  const { data: cohorts } = useSuspenseQuery(managedCohortsQuery(useLocale()))
  return <DeskPage cohorts={cohorts} />
}
