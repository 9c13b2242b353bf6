// The person who signed in, with the places only they have.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FormattedMessage } from 'react-intl'
import { endSession } from '@/api/session'
import type { Session } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from './app-link'
import { Button } from './button'

export function SignedInMenu({ session }: { session: Session }) {
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
          <AppLink to="/$locale/my-data" params={{ locale }}>
            <FormattedMessage id="data.title" />
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
