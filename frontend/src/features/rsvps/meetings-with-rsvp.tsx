// The meetings of a cohort to which people come by saying so: how many, and the way to their list.
import { FormattedMessage } from 'react-intl'
import type { CohortView, RsvpTerms } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Section } from '@/ui/section'
import { SessionMark, SessionName, SessionWhen } from '@/ui/session-words'

export function MeetingsWithRsvp({ cohort }: { cohort: CohortView }) {
  const locale = useLocale()
  const meetings = cohort.sessions.filter(({ rsvp }) => rsvp !== null)
  if (meetings.length === 0) return null
  return (
    <Section title={<FormattedMessage id="attendees.title" />}>
      <ul className="k-sessions">
        {meetings.map((session) => (
          <li key={session.id} data-cancelled={session.is_cancelled || undefined}>
            <p className="k-session-when">
              <SessionWhen session={session} />
            </p>
            <div>
              <p className="k-session-what">
                <AppLink
                  to="/$locale/desk/cohorts/$cohortId/sessions/$sessionId"
                  params={{ locale, cohortId: cohort.id, sessionId: session.id }}
                >
                  <SessionName session={session} />
                </AppLink>{' '}
                <SessionMark session={session} />
              </p>
              {session.rsvp ? <Filled rsvp={session.rsvp} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Filled({ rsvp: { attending, capacity } }: { rsvp: RsvpTerms }) {
  return (
    <ul className="k-call-facts">
      <li>
        <FormattedMessage id="attendees.coming" values={{ count: attending }} />
      </li>
      {capacity === null ? null : (
        <li>
          <FormattedMessage id="attendees.capacity" values={{ capacity }} />
        </li>
      )}
    </ul>
  )
}
