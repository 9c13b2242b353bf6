// Pages that need somebody to be signed in. Whoever is not goes to sign in and comes back to the same address.
import { createFileRoute, redirect } from '@tanstack/react-router'
import { sessionQuery } from '@/api/session'

export const Route = createFileRoute('/$locale/_signed-in')({
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery(context.locale))
    if (session) return { session }
    throw redirect({ to: '/$locale/sign-in', params: { locale: context.locale }, search: { to: location.href } })
  },
})
