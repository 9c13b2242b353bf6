// The meetings of a cohort, each with what it is, when and where, and the way into the reader's calendar.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { calendarAddress } from '@/api/client'
import type { CohortView, SessionView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { CalendarLink } from '@/ui/calendar-link'
import { LocalText } from '@/ui/local-text'
import { SessionMark, SessionName, SessionWhen, SessionWhere, useSessionName } from '@/ui/session-words'

interface SessionListProps {
  cohort: CohortView
  /** Saying that one comes; the page brings it, features do not know each other. */
  rsvp: (session: SessionView) => ReactNode
}

export function SessionList({ cohort, rsvp }: SessionListProps) {
  return (
    <ol className="k-sessions">
      {cohort.sessions.map((session) => (
        <li key={session.id} data-cancelled={session.is_cancelled || undefined}>
          <p className="k-session-when">
            <SessionWhen session={session} />
          </p>
          <div>
            <What session={session} />
            {session.is_cancelled || !session.rsvp ? null : rsvp(session)}
            {session.date && !session.is_cancelled ? <ToCalendar cohort={cohort} session={session} /> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function What({ session }: { session: SessionView }) {
  return (
    <>
      <p className="k-session-what">
        <strong>
          <SessionName session={session} />
        </strong>
        {session.kind === 'info_event' ? (
          <span className="k-quiet">
            {' '}
            <FormattedMessage id="session.openToAll" />
          </span>
        ) : null}{' '}
        <SessionMark session={session} />
      </p>
      {session.place || session.format ? (
        <p className="k-quiet">
          <SessionWhere session={session} />
        </p>
      ) : null}
      {session.description ? (
        <p>
          <LocalText value={session.description} />
        </p>
      ) : null}
    </>
  )
}

function ToCalendar({ cohort, session }: { cohort: CohortView; session: SessionView }) {
  const nameOf = useSessionName()
  return <CalendarLink href={calendarAddress(useLocale(), cohort.id, session.id)} name={nameOf(session)} />
}
