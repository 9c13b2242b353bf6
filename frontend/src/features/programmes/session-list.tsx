// The dated meetings of a cohort. A date that is not known is "to be announced"; a date without an hour stays a date.
import { FormattedMessage, useIntl } from 'react-intl'
import type { SessionView } from '@/api/types'
import { Day, formatClock } from '@/ui/dates'
import { LocalText } from '@/ui/local-text'
import { CalendarButton } from './calendar-button'

export function SessionList({ sessions, programme }: { sessions: readonly SessionView[]; programme: string }) {
  return (
    <ol className="k-sessions">
      {sessions.map((session) => (
        <li key={session.id}>
          <p className="k-session-when">
            <When session={session} />
          </p>
          <div>
            <p className="k-session-what">
              <strong>
                {session.title ? (
                  <LocalText value={session.title} />
                ) : (
                  <FormattedMessage id={`session.${session.kind}`} />
                )}
              </strong>
              {session.kind === 'info_event' ? (
                <span className="k-quiet">
                  {' '}
                  <FormattedMessage id="session.openToAll" />
                </span>
              ) : null}
            </p>
            <Where session={session} />
            {session.description ? (
              <p>
                <LocalText value={session.description} />
              </p>
            ) : null}
            {session.date ? <CalendarButton session={session} programme={programme} /> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function When({ session }: { session: SessionView }) {
  const intl = useIntl()
  if (!session.date) {
    return session.when_note ? <LocalText value={session.when_note} /> : <FormattedMessage id="session.toBeAnnounced" />
  }
  const times = [session.start_time, session.end_time].filter((time) => time !== null)
  return (
    <>
      <Day value={session.date} length="short" />
      {times.length > 0 ? (
        <span className="k-session-time">
          <FormattedMessage
            id="session.time"
            values={{ time: times.map((time) => formatClock(intl, time)).join('–') }}
          />
        </span>
      ) : null}
      {session.when_note ? (
        <span className="k-quiet">
          <LocalText value={session.when_note} quiet />
        </span>
      ) : null}
    </>
  )
}

function Where({ session }: { session: SessionView }) {
  if (!session.place && !session.format) return null
  return (
    <p className="k-quiet">
      {session.place ? <LocalText value={session.place} quiet={session.title !== null} /> : null}
      {session.format && !session.place ? <FormattedMessage id={`format.${session.format}`} /> : null}
    </p>
  )
}
