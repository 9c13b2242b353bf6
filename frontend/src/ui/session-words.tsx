// A meeting in words: what, when and where. A date that is not known is "to be announced"; a date without an hour stays
// a date.
import { FormattedMessage, useIntl } from 'react-intl'
import type { SessionView } from '@/api/types'
import { Day, formatClock } from './dates'
import { LocalText } from './local-text'

interface SessionProps {
  session: SessionView
}

/** Its title, or what kind of meeting it is where none was written; for titles and labels. */
export function useSessionName(): (session: SessionView) => string {
  const intl = useIntl()
  return ({ title, kind }) => title?.text ?? intl.formatMessage({ id: `session.${kind}` })
}

export function SessionName({ session: { title, kind } }: SessionProps) {
  return title ? <LocalText value={title} /> : <FormattedMessage id={`session.${kind}`} />
}

/** What somebody who noted the meeting down must hear of. */
export function SessionMark({ session: { is_cancelled, sequence } }: SessionProps) {
  if (!is_cancelled && sequence === 0) return null
  return (
    <span className="k-state" data-tone={is_cancelled ? 'closed' : 'waiting'}>
      <FormattedMessage id={is_cancelled ? 'session.cancelled' : 'session.changed'} />
    </span>
  )
}

export function SessionWhen({ session }: SessionProps) {
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

/** Nothing where neither place nor form is known. */
export function SessionWhere({ session: { place, format, title } }: SessionProps) {
  if (place) return <LocalText value={place} quiet={title !== null} />
  return format ? <FormattedMessage id={`format.${format}`} /> : null
}
