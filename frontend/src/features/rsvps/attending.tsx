// What only those have who come: how to join, and the meeting for their own calendar.
import { FormattedMessage } from 'react-intl'
import { apiAddress } from '@/api/client'
import type { RsvpView } from '@/api/types'
import { AnchorButton } from '@/ui/button'
import { CalendarLink } from '@/ui/calendar-link'
import { useSessionName } from '@/ui/session-words'

export function Attending({ view: { session, join_url, calendar_url } }: { view: RsvpView }) {
  const nameOf = useSessionName()
  const isOnline = session.format === 'online' || session.format === 'hybrid'
  return (
    <>
      {isOnline && !join_url ? (
        <p>
          <FormattedMessage id="rsvp.join.later" />
        </p>
      ) : null}
      <div className="k-actions">
        {join_url ? (
          <AnchorButton href={join_url} rel="noreferrer">
            <FormattedMessage id="rsvp.join" />
          </AnchorButton>
        ) : null}
        {calendar_url ? <CalendarLink href={new URL(calendar_url, apiAddress()).href} name={nameOf(session)} /> : null}
      </div>
    </>
  )
}
