// The page behind the mailed link of somebody who says that they come.
import { createFileRoute, redirect } from '@tanstack/react-router'
import { RsvpPage } from '@/features/rsvps/rsvp-page'
import { takeLinkSecret } from '@/lib/link-secret'

export const Route = createFileRoute('/$locale/rsvp')({
  beforeLoad: ({ location, params }) => {
    const { token, isNew } = takeLinkSecret('rsvp', location.hash)
    if (isNew) throw redirect({ to: '/$locale/rsvp', params, hash: '', replace: true })
    return { token }
  },
  component: RsvpRoute,
})

function RsvpRoute() {
  const { token } = Route.useRouteContext()
  return <RsvpPage token={token} />
}
