// The page of an invited person, behind the mailed link.
import { createFileRoute, redirect, useRouter } from '@tanstack/react-router'
import { classifiersQuery } from '@/api/registers'
import { InvitationPage } from '@/features/invitations/invitation-page'
import { keepLinkSecret, takeLinkSecret } from '@/lib/link-secret'

export const Route = createFileRoute('/$locale/invitation')({
  beforeLoad: ({ location, params }) => {
    const { token, isNew } = takeLinkSecret('invitation', location.hash)
    if (isNew) throw redirect({ to: '/$locale/invitation', params, hash: '', replace: true })
    return { token }
  },
  loader: ({ context }) => void context.queryClient.prefetchQuery(classifiersQuery(context.locale)),
  component: InvitationRoute,
})

function InvitationRoute() {
  const { token } = Route.useRouteContext()
  const router = useRouter()
  const takeOver = (own: string) => {
    keepLinkSecret('invitation', own)
    void router.invalidate()
  }
  return <InvitationPage token={token} onOwnToken={takeOver} />
}
