// Top right of every page: the way to sign in, or the person who did, with the places only they have.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { FormattedMessage } from 'react-intl'
import { endSession, sessionQuery } from '@/api/session'
import type { Session } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from './app-link'
import { Button } from './button'

export function PersonMenu() {
  const locale = useLocale()
  const { data: session } = useQuery(sessionQuery(locale))
  const here = useLocation({ select: (location) => location.href })
  if (session === undefined) return <span className="k-person" />
  if (session) return <SignedIn session={session} />
  return (
    <AppLink bare className="k-sign-in" to="/$locale/sign-in" params={{ locale }} search={{ to: here }}>
      <FormattedMessage id="shell.signIn" />
    </AppLink>
  )
}

function SignedIn({ session }: { session: Session }) {
  const locale = useLocale()
  const organiser = session.memberships.length > 0 || session.person.is_administrator
  return (
    <details className="k-person">
      <summary>{session.person.name ?? session.person.email}</summary>
      <ul>
        <li>
          <AppLink to="/$locale/registrations" params={{ locale }}>
            <FormattedMessage id="shell.myRegistrations" />
          </AppLink>
        </li>
        {organiser ? (
          <li>
            <AppLink to="/$locale/desk" params={{ locale }}>
              <FormattedMessage id="shell.desk" />
            </AppLink>
          </li>
        ) : null}
        <li>
          <AppLink to="/$locale/profile" params={{ locale }}>
            <FormattedMessage id="profile.title" />
          </AppLink>
        </li>
        <li>
          <SignOutButton />
        </li>
      </ul>
    </details>
  )
}

function SignOutButton() {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: () => endSession(locale),
    onSuccess: async () => {
      queryClient.clear()
      await navigate({ to: '/$locale', params: { locale } })
    },
  })
  return (
    <Button variant="tertiary" busy={signOut.isPending} onClick={() => signOut.mutate()}>
      <FormattedMessage id="shell.signOut" />
    </Button>
  )
}
