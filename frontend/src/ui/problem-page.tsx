// Whole-page problems: what happened, what to do, and a request id only where support would ask for it.

import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from './app-link'
import { Button, ButtonLink } from './button'
import { Page } from './page'

type Kind = 'notFound' | 'forbidden' | 'signedOut' | 'network' | 'server'

function kindOf(error: unknown): Kind {
  if (!isApiError(error)) return 'server'
  const { status } = error.problem
  if (status === 0) return 'network'
  if (status === 401) return 'signedOut'
  // 400 to a page's own question means that its address names something that does not exist.
  if (status === 400 || status === 404 || status === 410) return 'notFound'
  return status === 403 ? 'forbidden' : 'server'
}

export function ProblemPage({ error }: { error: unknown }) {
  const kind = kindOf(error)
  const requestId = kind === 'server' && isApiError(error) ? error.problem.request_id : null
  return (
    <ProblemBody kind={kind}>
      {kind === 'network' || kind === 'server' ? <RetryButton /> : null}
      {kind === 'signedOut' ? <SignInLink /> : null}
      {requestId ? (
        <p className="k-quiet">
          <FormattedMessage id="problem.requestId" values={{ id: <code>{requestId}</code> }} />
        </p>
      ) : null}
    </ProblemBody>
  )
}

export function NotFoundPage() {
  return <ProblemBody kind="notFound" />
}

function ProblemBody({ kind, children }: { kind: Kind; children?: React.ReactNode }) {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <Page title={intl.formatMessage({ id: `problem.${kind}.title` })}>
      <p>
        <FormattedMessage id={`problem.${kind}.text`} />
      </p>
      {children}
      <p>
        <AppLink to="/$locale" params={{ locale }}>
          <FormattedMessage id="problem.home" />
        </AppLink>
      </p>
    </Page>
  )
}

function RetryButton() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const retry = async () => {
    await queryClient.resetQueries({ predicate: (query) => query.state.status === 'error' })
    await router.invalidate()
  }
  return (
    <Button onClick={retry}>
      <FormattedMessage id="problem.retry" />
    </Button>
  )
}

function SignInLink() {
  const locale = useLocale()
  const here = useLocation({ select: (location) => location.href })
  return (
    <p>
      <ButtonLink to="/$locale/sign-in" params={{ locale }} search={{ to: here }}>
        <FormattedMessage id="shell.signIn" />
      </ButtonLink>
    </p>
  )
}
