// Signing in. A link from the mail brings its token behind the # of the address, where no server and no mail scanner
// sees it; the token is used only when the person presses the button.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { acceptSession, sessionQuery } from '@/api/session'
import type { Session } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ownPath } from '@/lib/own-path'
import { Button } from '@/ui/button'
import { Page } from '@/ui/page'
import { openSession } from './queries'
import { proofProblem, SignInProblem } from './sign-in-problem'
import { SignInSteps } from './sign-in-steps'

interface SignInPageProps {
  token: string | undefined
  returnTo: string | undefined
}

export function SignInPage({ token, returnTo }: SignInPageProps) {
  const intl = useIntl()
  const locale = useLocale()
  const navigate = useNavigate()
  const [wantsNewLink, setWantsNewLink] = useState(false)
  const goOn = (session: Session) => {
    // Who works for an organisation comes to decide, others to see where they stand.
    const home = session.memberships.length > 0 ? 'desk' : 'registrations'
    const target = ownPath(session.return_to) ?? returnTo ?? `/${locale}/${home}`
    void navigate({ href: target, replace: true })
  }
  const withToken = token !== undefined && !wantsNewLink
  return (
    <Page title={intl.formatMessage({ id: 'signIn.title' })}>
      <CurrentPerson />
      {withToken ? (
        <TokenStep token={token} onSignedIn={goOn} onNewLink={() => setWantsNewLink(true)} />
      ) : (
        <>
          <p>
            <FormattedMessage id="signIn.intro" />
          </p>
          <SignInSteps returnTo={returnTo} onSignedIn={goOn} />
        </>
      )}
    </Page>
  )
}

/** Whoever is signed in already should know before becoming somebody else. */
function CurrentPerson() {
  const { data: session } = useQuery(sessionQuery(useLocale()))
  if (!session) return null
  return (
    <p>
      <FormattedMessage id="signIn.already" values={{ email: <strong>{session.person.email}</strong> }} />
    </p>
  )
}

interface TokenStepProps {
  token: string
  onSignedIn: (session: Session) => void
  onNewLink: () => void
}

function TokenStep({ token, onSignedIn, onNewLink }: TokenStepProps) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const open = useMutation({
    mutationFn: () => openSession(locale, { token }),
    onSuccess: (session) => {
      acceptSession(queryClient, locale, session)
      onSignedIn(session)
    },
  })
  return (
    <>
      {open.isError ? null : (
        <p>
          <FormattedMessage id="signIn.link" />
        </p>
      )}
      {open.isError ? <SignInProblem error={open.error} /> : null}
      <div className="k-actions">
        {proofProblem(open.error) ? (
          <Button onClick={onNewLink}>
            <FormattedMessage id="signIn.newLink" />
          </Button>
        ) : (
          <Button busy={open.isPending} onClick={() => open.mutate()}>
            <FormattedMessage id="signIn.submit" />
          </Button>
        )}
      </div>
    </>
  )
}
