// The page behind the mailed link of somebody who says that they come. The secret comes behind the # of the link; it is
// taken out of the address, where it could be read over a shoulder or copied along, and kept for this tab.
import { createFileRoute, redirect } from '@tanstack/react-router'
import { RsvpPage } from '@/features/rsvps/rsvp-page'
import { keep, loadKept } from '@/lib/kept'

const KEPT = 'rsvp.token'

export const Route = createFileRoute('/$locale/rsvp')({
  beforeLoad: ({ location, params }) => {
    const token = new URLSearchParams(location.hash).get('token')
    if (token) {
      keep(KEPT, token)
      throw redirect({ to: '/$locale/rsvp', params, hash: '', replace: true })
    }
    const kept = loadKept(KEPT)
    return { token: typeof kept === 'string' ? kept : null }
  },
  component: RsvpRoute,
})

function RsvpRoute() {
  const { token } = Route.useRouteContext()
  return <RsvpPage token={token} />
}
