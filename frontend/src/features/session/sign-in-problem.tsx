// Why signing in did not work, and the way out of each case.
import { FormattedMessage } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { MessageId } from '@/i18n/load-messages'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'

const TEXTS: Record<string, MessageId> = {
  expired_or_used: 'signIn.problem.expired',
  other_browser: 'signIn.problem.otherBrowser',
  wrong_code: 'signIn.problem.wrongCode',
}

/** The code of the first refused field, if it is one of those that signing in knows. */
export function proofProblem(error: unknown): MessageId | undefined {
  if (!isApiError(error, 'validation-failed')) return undefined
  const known = error.problem.errors.find(({ code }) => code in TEXTS)
  return known && TEXTS[known.code]
}

export function SignInProblem({ error }: { error: unknown }) {
  const text = proofProblem(error)
  if (!text) return <RequestNotice error={error} />
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id={text} />
    </Notice>
  )
}
