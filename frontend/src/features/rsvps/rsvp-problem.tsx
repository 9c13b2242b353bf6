// Why an answer could not be taken, in words for somebody who has no account and registered for nothing.
import { FormattedMessage } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { MessageId } from '@/i18n/load-messages'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'

const TEXTS: Record<string, MessageId> = {
  'registration-closed': 'rsvp.problem.closed',
  conflict: 'rsvp.problem.begun',
}

export function RsvpProblem({ error }: { error: unknown }) {
  const text = isApiError(error) ? TEXTS[error.problem.code] : undefined
  if (!text) return <RequestNotice error={error} />
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id={text} />
    </Notice>
  )
}
