// A request that failed, said beside the button that sent it. What was entered stays; the words say what to do.
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { MessageId } from '@/i18n/load-messages'
import { Notice } from './notice'

/** Refusals that people meet, by the code of the problem. */
const TEXTS: Record<string, MessageId> = {
  network: 'refusal.network',
  unauthenticated: 'refusal.unauthenticated',
  forbidden: 'refusal.forbidden',
  'not-found': 'refusal.notFound',
  'too-many-requests': 'refusal.tooMany',
  unavailable: 'refusal.unavailable',
  'idempotency-in-progress': 'refusal.unavailable',
  'registration-closed': 'refusal.registrationClosed',
  'capacity-exhausted': 'refusal.capacityExhausted',
  'municipality-taken': 'refusal.municipalityTaken',
  'offer-ended': 'refusal.offerEnded',
  'invalid-transition': 'refusal.changedMeanwhile',
  'version-mismatch': 'refusal.changedMeanwhile',
  conflict: 'refusal.conflict',
}

export function RequestNotice({ error }: { error: unknown }) {
  const intl = useIntl()
  const problem = isApiError(error) ? error.problem : null
  const id = (problem && TEXTS[problem.code]) ?? 'refusal.internal'
  return (
    <Notice tone={id === 'refusal.internal' ? 'danger' : 'warning'} role="alert">
      {intl.formatMessage({ id })}
      {id === 'refusal.internal' && problem?.request_id ? (
        <>
          {' '}
          <FormattedMessage id="problem.requestId" values={{ id: <code>{problem.request_id}</code> }} />
        </>
      ) : null}
    </Notice>
  )
}
