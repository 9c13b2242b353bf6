// What somebody sees who was invited: who asks, to what, who will read their details – and their own answer, which
// they can change by the same link.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { InvitationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { focusHeading } from '@/ui/focus-on-navigation'
import { Loading } from '@/ui/loading'
import { Page } from '@/ui/page'
import { RequestNotice } from '@/ui/request-notice'
import { Accepted, Joined } from './accepted'
import { Asked } from './asked'
import { Over } from './over'
import { invitationKey, invitationQuery } from './queries'

interface InvitationPageProps {
  /** Nothing where the page was opened without a link from a mail. */
  token: string | null
  /** Who joined by a common link gets one of their own. */
  onOwnToken: (token: string) => void
}

export function InvitationPage({ token, onOwnToken }: InvitationPageProps) {
  return token === null ? <Dead /> : <Invitation key={token} token={token} onOwnToken={onOwnToken} />
}

export interface AnswerProps {
  view: InvitationView
  token: string
  onAnswered: (next: InvitationView) => void
}

function Invitation({ token, onOwnToken }: { token: string; onOwnToken: (token: string) => void }) {
  const intl = useIntl()
  const locale = useLocale()
  const queryClient = useQueryClient()
  const { data: view, error, isFetching, refetch } = useQuery(invitationQuery(locale, token))
  const [joined, setJoined] = useState<InvitationView | null>(null)
  useHeadingFocus(joined?.state ?? view?.state)
  if (isApiError(error) && error.problem.status === 404) return <Dead />
  if (!view && !error) return <Loading />
  if (!view) {
    return (
      <Page title={intl.formatMessage({ id: 'invitation.unread' })}>
        <RequestNotice error={error} />
        <div className="k-actions">
          <Button busy={isFetching} onClick={() => void refetch()}>
            <FormattedMessage id="problem.retry" />
          </Button>
        </div>
      </Page>
    )
  }
  if (joined) return <Joined view={joined} />
  const onAnswered = (next: InvitationView) => {
    const own = next.own_token
    // An answer given again keeps its secret: the mail has it. The common link would only add somebody once more.
    if (view.kind === 'join' && next.kind === 'personal' && !own) return setJoined(next)
    queryClient.setQueryData(invitationKey(locale, own ?? token), next)
    if (own) onOwnToken(own)
  }
  const answer = { view, token, onAnswered }
  if (view.state === 'open') return <Asked {...answer} />
  return view.state === 'accepted' ? <Accepted {...answer} /> : <Over {...answer} />
}

/** Another answer is another page at the same address. */
function useHeadingFocus(state: InvitationView['state'] | undefined): void {
  const shown = useRef(state)
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== state) focusHeading()
    shown.current = state
  }, [state])
}

/** A link that leads nowhere: mistyped, replaced by a newer one, or opened without what follows the #. */
function Dead() {
  const intl = useIntl()
  return (
    <Page title={intl.formatMessage({ id: 'invitation.dead' })}>
      <p>
        <FormattedMessage id="invitation.dead.text" />
      </p>
    </Page>
  )
}
