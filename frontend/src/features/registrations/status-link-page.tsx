// Where a registration stands, by the link of a mail and without an account. The secret stays behind the # of the
// address and goes to the server in a body; opening the page changes nothing.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { RequestNotice } from '@/ui/request-notice'
import { linkDoor } from './door'
import { StatusPage } from './status-page'

interface StatusLinkPageProps {
  token: string
  sessions: (view: RegistrationView) => ReactNode
}

export function StatusLinkPage({ token, sessions }: StatusLinkPageProps) {
  const locale = useLocale()
  const door = linkDoor(locale, token)
  const { data: view, error } = useQuery({ queryKey: door.queryKey, queryFn: door.read, enabled: token !== '' })
  if (view)
    return <StatusPage view={view} door={door} before={<AccountHint id={view.id} />} sessions={sessions(view)} />
  return error || token === '' ? <NoStatus error={error} /> : <Loading />
}

/** Editing and everything else needs the account. */
function AccountHint({ id }: { id: string }) {
  const locale = useLocale()
  return (
    <p className="k-quiet">
      <AppLink to="/$locale/registrations/$id" params={{ locale, id }}>
        <FormattedMessage id="statusLink.account" />
      </AppLink>
    </p>
  )
}

function NoStatus({ error }: { error: Error | null }) {
  const intl = useIntl()
  const locale = useLocale()
  const isDead = error === null || isApiError(error, 'not-found', 'validation-failed')
  return (
    <Page title={intl.formatMessage({ id: 'statusLink.title' })}>
      {isDead ? (
        <Notice tone="warning" role="alert">
          <FormattedMessage id="statusLink.dead" />
        </Notice>
      ) : (
        <RequestNotice error={error} />
      )}
      <p>
        <AppLink to="/$locale/registrations" params={{ locale }}>
          <FormattedMessage id="registrations.title" />
        </AppLink>
      </p>
    </Page>
  )
}
