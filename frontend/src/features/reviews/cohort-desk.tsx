// One cohort on the desk: who came, who fits, what was decided; and telling everybody at once.
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { WindowWords } from '@/ui/cohort-words'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { CountsLine, Places } from './counts'
import { Release } from './release'
import { ReviewFilter } from './review-filter'
import { ReviewList } from './review-list'
import type { ReviewSearch } from './search'

interface CohortDeskProps {
  cohort: DeskCohort
  search: ReviewSearch
  onSearch: (next: ReviewSearch) => void
}

export function CohortDesk({ cohort, search, onSearch }: CohortDeskProps) {
  const intl = useIntl()
  const locale = useLocale()
  const { text, language } = cohort.programme.title
  return (
    <Page
      title={text}
      titleLang={language === locale ? undefined : language}
      before={
        <p className="k-back">
          <AppLink to="/$locale/desk" params={{ locale }}>
            <FormattedMessage id="desk.title" />
          </AppLink>
        </p>
      }
      lead={<Lead cohort={cohort} />}
    >
      <Release cohort={cohort} />
      <h2 className="ds-heading">{intl.formatMessage({ id: 'reviews.title' })}</h2>
      <ReviewFilter search={search} onChange={onSearch} />
      <ReviewList cohort={cohort} search={search} />
    </Page>
  )
}

/** How far the cohort is, and the way to its rules. */
function Lead({ cohort }: { cohort: DeskCohort }) {
  const locale = useLocale()
  return (
    <>
      {cohort.title ? (
        <p>
          <LocalText value={cohort.title} />
        </p>
      ) : null}
      <p>
        <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
      </p>
      <CountsLine counts={cohort.counts} />
      <Places cohort={cohort} />
      <p>
        <AppLink to="/$locale/desk/cohorts/$cohortId/rules" params={{ locale, cohortId: cohort.id }}>
          <FormattedMessage id="builder.link" />
        </AppLink>
      </p>
    </>
  )
}
