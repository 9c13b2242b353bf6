// Top right of every page: the way to sign in, or the person who did.
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { FormattedMessage } from 'react-intl'
import { sessionQuery } from '@/api/session'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from './app-link'

// A visitor who has not signed in does without it.
const SignedInMenu = lazy(() => import('./signed-in-menu').then(({ SignedInMenu }) => ({ default: SignedInMenu })))

export function PersonMenu() {
  const locale = useLocale()
  const { data: session } = useQuery(sessionQuery(locale))
  const here = useLocation({ select: (location) => location.href })
  if (session === undefined) return <Unknown />
  if (session) {
    return (
      <Suspense fallback={<Unknown />}>
        <SignedInMenu session={session} />
      </Suspense>
    )
  }
  return (
    <AppLink bare className="k-sign-in" to="/$locale/sign-in" params={{ locale }} search={{ to: here }}>
      <FormattedMessage id="shell.signIn" />
    </AppLink>
  )
}

/** Keeps the place until it is known who reads. */
function Unknown() {
  return <span className="k-person" />
}
