// One call in the catalogue: what it is, for whom, where, and until when.
import { FormattedMessage } from 'react-intl'
import type { CohortCard } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { ParticipationWords, PlacesWords, PlaceWords, WindowWords } from '@/ui/cohort-words'
import { LocalText } from '@/ui/local-text'

export function CohortItem({ cohort }: { cohort: CohortCard }) {
  const locale = useLocale()
  return (
    <article className="k-call" data-phase={cohort.phase}>
      <h2 className="k-call-title">
        <AppLink
          to="/$locale/programmes/$slug"
          params={{ locale, slug: cohort.programme.slug }}
          {...(cohort.title ? { hash: `cohort-${cohort.id}` } : {})}
        >
          <LocalText value={cohort.programme.title} />
        </AppLink>
        {cohort.title ? (
          <span className="k-call-cohort">
            <LocalText value={cohort.title} quiet />
          </span>
        ) : null}
      </h2>
      <p className="k-call-organiser">
        <LocalText value={cohort.organiser} quiet />
      </p>
      <p className="k-call-window">
        <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
      </p>
      <p className="k-call-summary">
        <LocalText value={cohort.summary} />
      </p>
      <InShort cohort={cohort} />
    </article>
  )
}

/** For whom, where, how many places, and about what. */
function InShort({ cohort }: { cohort: CohortCard }) {
  return (
    <ul className="k-call-facts">
      <li>
        <ParticipationWords participation={cohort.participation} team_size={cohort.team_size} />
      </li>
      <li>
        <PlaceWords format={cohort.format} counties={cohort.counties} />
      </li>
      {cohort.by_rsvp ? (
        <li>
          <FormattedMessage id="cohort.byRsvp" />
        </li>
      ) : null}
      {cohort.capacity ? (
        <li>
          <PlacesWords capacity={cohort.capacity} places_left={cohort.phase === 'open' ? cohort.places_left : null} />
        </li>
      ) : null}
      {cohort.themes.map((theme) => (
        <li key={theme.code}>{theme.label}</li>
      ))}
    </ul>
  )
}
