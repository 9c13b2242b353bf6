// Signing in by e-mail.
import { createFileRoute, useLocation } from '@tanstack/react-router'
import { SignInPage } from '@/features/session/sign-in-page'
import { ownPath } from '@/lib/own-path'

export const Route = createFileRoute('/$locale/sign-in')({
  // Named even when it is refused: what is left out here would keep its value from the address.
  validateSearch: (input: Record<string, unknown>): { to?: string | undefined } => ({ to: ownPath(input.to) }),
  component: SignInRoute,
})

function SignInRoute() {
  const { to } = Route.useSearch()
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') ?? undefined })
  return <SignInPage token={token} returnTo={to} />
}
