// The page behind the mailed link of somebody who wants to be in a team.
import { createFileRoute, redirect } from '@tanstack/react-router'
import { InterestPage } from '@/features/local-calls/interest-page'
import { takeLinkSecret } from '@/lib/link-secret'

export const Route = createFileRoute('/$locale/interest')({
  beforeLoad: ({ location, params }) => {
    const { token, isNew } = takeLinkSecret('interest', location.hash)
    if (isNew) throw redirect({ to: '/$locale/interest', params, hash: '', replace: true })
    return { token }
  },
  component: InterestRoute,
})

function InterestRoute() {
  const { token } = Route.useRouteContext()
  return <InterestPage token={token} />
}
