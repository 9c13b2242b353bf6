// One's own profile.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { sessionQuery } from '@/api/session'
import { ProfilePage } from '@/features/session/profile-page'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/profile')({
  component: ProfileRoute,
})

function ProfileRoute() {
  const { session } = Route.useRouteContext()
  const { data: current } = useSuspenseQuery(sessionQuery(useLocale()))
  return <ProfilePage session={current ?? session} />
}
