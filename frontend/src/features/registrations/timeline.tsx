// How a registration came to where it is, latest first: when, what, who, and the reason that was given.
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { ChangeList } from '@/ui/changes'
import { formatInstant } from '@/ui/dates'
import { stepText } from '@/ui/step-text'

export function Timeline({ view }: { view: RegistrationView }) {
  const intl = useIntl()
  const names = new Map(view.members.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id)
  const steps = view.history.toReversed()
  return (
    <ol className="k-timeline" reversed>
      {steps.map((entry) => (
        <li key={`${entry.at} ${entry.kind} ${entry.to}`}>
          <time dateTime={entry.at}>{formatInstant(intl, entry.at)}</time>
          <p>
            <strong>
              <FormattedMessage id={stepText(entry)} />
            </strong>
            <span className="k-quiet">
              {' · '}
              <FormattedMessage id={`actor.${entry.by}`} />
            </span>
          </p>
          {entry.changes ? <ChangeList changes={entry.changes} nameOf={nameOf} /> : null}
          {entry.reason ? <p className="k-reason">{entry.reason}</p> : null}
        </li>
      ))}
    </ol>
  )
}
