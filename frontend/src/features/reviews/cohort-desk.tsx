// One cohort on the desk: who came, who fits, what was decided; and telling everybody at once.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { WindowWords } from '@/ui/cohort-words'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { Amendable } from './amendable'
import { CountsLine, Places } from './counts'
import { Release } from './release'
import { Retention } from './retention'
import { ReviewFilter } from './review-filter'
import { ReviewList } from './review-list'
import type { ReviewSearch } from './search'
import { UndeliveredMails } from './undelivered-mails'

interface CohortDeskProps {
  cohort: DeskCohort
  search: ReviewSearch
  onSearch: (next: ReviewSearch) => void
  /** Nobody registers: people say at a meeting that they come. */
  byRsvp: boolean
  /** Who comes to its meetings; the page brings it, features do not know each other. */
  attendees: ReactNode
}

export function CohortDesk({ cohort, search, onSearch, byRsvp, attendees }: CohortDeskProps) {
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
      lead={<Lead cohort={cohort} byRsvp={byRsvp} />}
    >
      {byRsvp ? null : <Release cohort={cohort} />}
      {attendees}
      {byRsvp ? null : <Registrations cohort={cohort} search={search} onSearch={onSearch} />}
      {byRsvp ? null : <Amendable cohort={cohort} />}
      <Retention cohort={cohort.id} />
    </Page>
  )
}

/** How far the cohort is; how many stand where, and the way to the rules. */
function Lead({ cohort, byRsvp }: Pick<CohortDeskProps, 'cohort' | 'byRsvp'>) {
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
      {byRsvp ? null : <RegistrationsInShort cohort={cohort} />}
      <UndeliveredMails cohort={cohort} />
      <p>
        {byRsvp ? null : <WayToRules cohort={cohort} />}
        <AppLink to="/$locale/desk/cohorts/$cohortId/mails" params={{ locale, cohortId: cohort.id }}>
          <FormattedMessage id="mails.link" />
        </AppLink>
      </p>
    </>
  )
}

function RegistrationsInShort({ cohort }: { cohort: DeskCohort }) {
  return (
    <>
      <CountsLine counts={cohort.counts} />
      <Places cohort={cohort} />
    </>
  )
}

function WayToRules({ cohort }: { cohort: DeskCohort }) {
  const locale = useLocale()
  return (
    <>
      <AppLink to="/$locale/desk/cohorts/$cohortId/rules" params={{ locale, cohortId: cohort.id }}>
        <FormattedMessage id="builder.link" />
      </AppLink>
      {' · '}
      <AppLink to="/$locale/desk/cohorts/$cohortId/form" params={{ locale, cohortId: cohort.id }}>
        <FormattedMessage id="formDesk.link" />
      </AppLink>
      {' · '}
    </>
  )
}

function Registrations({ cohort, search, onSearch }: Pick<CohortDeskProps, 'cohort' | 'search' | 'onSearch'>) {
  return (
    <>
      <h2 className="ds-heading">
        <FormattedMessage id="reviews.title" />
      </h2>
      <ReviewFilter search={search} onChange={onSearch} />
      <ReviewList cohort={cohort} search={search} />
    </>
  )
}
