// Who comes to one meeting: counts, one list at a time, and the same list on paper.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { CohortView, RsvpList, SessionView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Button } from '@/ui/button'
import { Loading } from '@/ui/loading'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { RequestNotice } from '@/ui/request-notice'
import { SessionMark, SessionWhen, SessionWhere, useSessionName } from '@/ui/session-words'
import { AttendeeTable } from './attendee-table'
import { LISTED, type Listed } from './lists'
import { attendeesQuery } from './queries'

interface AttendeesPageProps {
  cohort: CohortView
  session: SessionView
  state: Listed
}

export function AttendeesPage({ cohort, session, state }: AttendeesPageProps) {
  const locale = useLocale()
  const nameOf = useSessionName()
  const meeting = { cohort: cohort.id, session: session.id }
  const { data: list, error } = useQuery(attendeesQuery(locale, meeting, state))
  return (
    <Page
      title={nameOf(session)}
      titleLang={session.title && session.title.language !== locale ? session.title.language : undefined}
      before={
        <p className="k-back">
          <AppLink to="/$locale/desk/cohorts/$cohortId" params={{ locale, cohortId: cohort.id }}>
            <LocalText value={cohort.programme.title} quiet />
          </AppLink>
        </p>
      }
      lead={<Lead cohort={cohort} session={session} />}
    >
      {list ? <Listing list={list} state={state} {...meeting} /> : null}
      {list || error ? null : <Loading />}
      {error ? <RequestNotice error={error} /> : null}
    </Page>
  )
}

function Lead({ cohort, session }: Omit<AttendeesPageProps, 'state'>) {
  return (
    <>
      <p>
        <SessionWhen session={session} /> <SessionMark session={session} />
      </p>
      {session.place || session.format ? (
        <p>
          <SessionWhere session={session} />
        </p>
      ) : null}
      <p className="k-print-only">
        <LocalText value={cohort.programme.title} quiet />
      </p>
    </>
  )
}

interface ListingProps {
  list: RsvpList
  state: Listed
  cohort: string
  session: string
}

function Listing({ list, state, ...meeting }: ListingProps) {
  return (
    <>
      <Counts list={list} />
      <Lists counts={list.counts} {...meeting} />
      {list.items.length === 0 ? (
        <p role="status">
          <FormattedMessage id={`attendees.none.${state}`} />
        </p>
      ) : (
        <>
          <p role="status" className="k-list-name">
            <FormattedMessage id={`attendees.state.${state}`} values={{ count: list.items.length }} />
          </p>
          <AttendeeTable rows={list.items} state={state} />
          <p className="k-actions">
            <Button variant="secondary" onClick={() => window.print()}>
              <FormattedMessage id="attendees.print" />
            </Button>
          </p>
        </>
      )}
    </>
  )
}

function Counts({ list: { counts, capacity } }: { list: RsvpList }) {
  return (
    <>
      <ul className="k-call-facts">
        <li>
          <FormattedMessage id="attendees.coming" values={{ count: counts.attending }} />
        </li>
        {capacity === null ? null : (
          <li>
            <FormattedMessage id="attendees.capacity" values={{ capacity }} />
          </li>
        )}
        {counts.waitlisted > 0 ? (
          <li>
            <FormattedMessage id="attendees.waiting" values={{ count: counts.waitlisted }} />
          </li>
        ) : null}
      </ul>
      {counts.asked > 0 ? (
        <p className="k-quiet">
          <FormattedMessage id="attendees.asked" values={{ count: counts.asked }} />
        </p>
      ) : null}
    </>
  )
}

/** The lists as links, so that each has an address of its own. */
function Lists({ counts, cohort, session }: { counts: RsvpList['counts'] } & Omit<ListingProps, 'list' | 'state'>) {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <nav aria-label={intl.formatMessage({ id: 'attendees.nav' })} className="k-tabs">
      <ul>
        {LISTED.map((listed) => (
          <li key={listed}>
            <AppLink
              to="/$locale/desk/cohorts/$cohortId/sessions/$sessionId"
              params={{ locale, cohortId: cohort, sessionId: session }}
              search={listed === 'attending' ? {} : { state: listed }}
              resetScroll={false}
              bare
              className="k-tab"
            >
              <FormattedMessage id={`attendees.state.${listed}`} values={{ count: counts[listed] }} />
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
