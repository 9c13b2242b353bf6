// The way of a registration as organisers see it: with who took each step, and notes that the applicant does not see.
import { FormattedMessage, useIntl } from 'react-intl'
import type { ReviewHistoryEntry } from '@/api/types'
import { ChangeList } from '@/ui/changes'
import { formatInstant } from '@/ui/dates'
import { stepText } from '@/ui/step-text'

interface ReviewHistoryProps {
  history: readonly ReviewHistoryEntry[]
  /** The name of somebody who is a member now. */
  nameOf: (id: string) => string | undefined
}

export function ReviewHistory({ history, nameOf }: ReviewHistoryProps) {
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
          {entry.changes ? <ChangeList changes={entry.changes} nameOf={nameOf} /> : null}
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
