// The way of a registration as organisers see it: with who took each step, and notes that the applicant does not see.
import { FormattedMessage, useIntl } from 'react-intl'
import type { ReviewHistoryEntry } from '@/api/types'
import { formatInstant } from '@/ui/dates'
import { stepText } from '@/ui/step-text'

export function ReviewHistory({ history }: { history: readonly ReviewHistoryEntry[] }) {
  const intl = useIntl()
  return (
    <ol className="k-timeline" reversed>
      {history.toReversed().map((entry) => (
        <li key={`${entry.at} ${entry.kind} ${entry.to}`}>
          <time dateTime={entry.at}>{formatInstant(intl, entry.at)}</time>
          <p>
            <strong>
              <FormattedMessage id={stepText(entry)} />
            </strong>
            <span className="k-quiet">
              {' · '}
              {entry.by_email ?? <FormattedMessage id={`actor.${entry.by}`} />}
            </span>
          </p>
          {entry.reason ? <p className="k-reason">{entry.reason}</p> : null}
          {entry.override_note ? (
            <p className="k-reason">
              <FormattedMessage id="review.override" values={{ note: entry.override_note }} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
