// The page of an invited person. The secret comes behind the # of the mailed link; it is taken out of the address,
// where it could be read over a shoulder or copied along, and kept for this tab.
import { createFileRoute, redirect, useRouter } from '@tanstack/react-router'
import { classifiersQuery } from '@/api/registers'
import { InvitationPage } from '@/features/invitations/invitation-page'
import { keep, loadKept } from '@/lib/kept'

const KEPT = 'invitation.token'

export const Route = createFileRoute('/$locale/invitation')({
  beforeLoad: ({ location, params }) => {
    const token = new URLSearchParams(location.hash).get('token')
    if (token) {
      keep(KEPT, token)
      throw redirect({ to: '/$locale/invitation', params, hash: '', replace: true })
    }
    const kept = loadKept(KEPT)
    return { token: typeof kept === 'string' ? kept : null }
  },
  loader: ({ context }) => void context.queryClient.prefetchQuery(classifiersQuery(context.locale)),
  component: InvitationRoute,
})

function InvitationRoute() {
  const { token } = Route.useRouteContext()
  const router = useRouter()
  const takeOver = (own: string) => {
    keep(KEPT, own)
    void router.invalidate()
  }
  return <InvitationPage token={token} onOwnToken={takeOver} />
}
