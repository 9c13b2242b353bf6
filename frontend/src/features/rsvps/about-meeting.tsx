// What one comes to: which meeting of which programme, when and where.
import { FormattedMessage } from 'react-intl'
import type { RsvpView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Fact, Facts } from '@/ui/facts'
import { LocalText } from '@/ui/local-text'
import { SessionMark, SessionName, SessionWhen, SessionWhere } from '@/ui/session-words'

export function AboutMeeting({ view: { programme, cohort_id, session } }: { view: RsvpView }) {
  const locale = useLocale()
  return (
    <Facts>
      <Fact name={<FormattedMessage id="rsvp.fact.what" />}>
        <SessionName session={session} /> <SessionMark session={session} />
      </Fact>
      <Fact name={<FormattedMessage id="fact.period" />}>
        <SessionWhen session={session} />{' '}
        {session.starts_at ? (
          <span className="k-quiet">
            <FormattedMessage id="date.estonianTime" />
          </span>
        ) : null}
      </Fact>
      {session.place || session.format ? (
        <Fact name={<FormattedMessage id="fact.place" />}>
          <SessionWhere session={session} />
        </Fact>
      ) : null}
      <Fact name={<FormattedMessage id="rsvp.fact.programme" />}>
        <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: programme.slug }} hash={`cohort-${cohort_id}`}>
          <LocalText value={programme.title} />
        </AppLink>
      </Fact>
    </Facts>
  )
}
