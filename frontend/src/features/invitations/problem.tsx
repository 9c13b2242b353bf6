// Why an answer could not be taken, in words for somebody who has no account here and did not write the registration.
import { FormattedMessage } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { MessageId } from '@/i18n/load-messages'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'

const TEXTS: Record<string, MessageId> = {
  'registration-closed': 'invitation.problem.closed',
  'not-found': 'invitation.dead.text',
  conflict: 'invitation.problem.conflict',
  'invalid-transition': 'invitation.problem.conflict',
}

export function InvitationProblem({ error }: { error: Error }) {
  const text = isApiError(error) ? TEXTS[error.problem.code] : undefined
  if (!text) return <RequestNotice error={error} />
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id={text} />
    </Notice>
  )
}
