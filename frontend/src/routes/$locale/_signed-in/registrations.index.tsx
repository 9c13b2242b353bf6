// My registrations.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { MyRegistrations } from '@/features/registrations/my-registrations'
import { myRegistrationsQuery } from '@/features/registrations/queries'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/registrations/')({
  loader: ({ context }) => context.queryClient.ensureQueryData(myRegistrationsQuery(context.locale)),
  component: RegistrationsRoute,
})

function RegistrationsRoute() {
  const { data: rows } = useSuspenseQuery(myRegistrationsQuery(useLocale()))
  return <MyRegistrations rows={rows} />
}
