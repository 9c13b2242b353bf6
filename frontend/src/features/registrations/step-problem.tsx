// Why something the lead wanted to do did not happen, beside its button.
import { FormattedMessage } from 'react-intl'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import { NotSaved } from './use-lead-step'

export function StepProblem({ error }: { error: Error }) {
  if (!(error instanceof NotSaved)) return <RequestNotice error={error} />
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id="invite.notSaved" />
    </Notice>
  )
}
