// The programme on one page: is it for us, and what would it ask of us?
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { CohortView, ProgrammeView, SessionView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { formatInstant } from '@/ui/dates'
import { FallbackMark, LocalText } from '@/ui/local-text'
import { Organisations } from '@/ui/organisations'
import { Page } from '@/ui/page'
import { AboutProgramme, TrainersAndSupport } from './about-programme'
import { CohortSection } from './cohort-section'
import { Contact } from './contact'

interface ProgrammePageProps {
  programme: ProgrammeView
  checker: (cohort: CohortView) => ReactNode
  rsvp: (cohort: CohortView, session: SessionView) => ReactNode
}

const PHASE_ORDER: readonly CohortView['phase'][] = ['open', 'upcoming', 'announced', 'closed']

/** Open cohorts first; among equals the programme's own run before those with a name, such as a local pre-call. */
function rank({ phase, title }: CohortView): number {
  return 2 * PHASE_ORDER.indexOf(phase) + (title ? 1 : 0)
}

export function ProgrammePage({ programme, checker, rsvp }: ProgrammePageProps) {
  const locale = useLocale()
  const { title } = programme
  const cohorts = programme.cohorts.toSorted((a, b) => rank(a) - rank(b))
  const foreign = title.language === locale ? undefined : title.language
  return (
    <Page title={title.text} titleLang={foreign} before={<BackLink />} lead={<Lead programme={programme} />}>
      {cohorts.map((cohort) => (
        <CohortSection
          key={cohort.id}
          cohort={cohort}
          programme={programme}
          checker={checker(cohort)}
          rsvp={(session) => rsvp(cohort, session)}
        />
      ))}
      {cohorts.length === 0 ? (
        <p>
          <FormattedMessage id="cohort.none" />
        </p>
      ) : null}
      <div className="k-about">
        <div>
          <AboutProgramme programme={programme} />
        </div>
        <div>
          <TrainersAndSupport programme={programme} />
          <Behind programme={programme} />
        </div>
      </div>
    </Page>
  )
}

function BackLink() {
  const locale = useLocale()
  return (
    <p className="k-back">
      <AppLink to="/$locale" params={{ locale }}>
        <FormattedMessage id="page.back.catalogue" />
      </AppLink>
    </p>
  )
}

function Lead({ programme: { title, summary, initiative } }: { programme: ProgrammeView }) {
  const locale = useLocale()
  return (
    <>
      {title.language === locale ? null : <FallbackMark language={title.language} />}
      <p>
        <LocalText value={summary} />
      </p>
      {initiative ? (
        <p className="k-quiet">
          <FormattedMessage
            id="programme.partOf"
            values={{
              initiative: (
                <AppLink to="/$locale/initiatives/$slug" params={{ locale, slug: initiative.slug }}>
                  <LocalText value={initiative.title} quiet />
                </AppLink>
              ),
            }}
          />
        </p>
      ) : null}
    </>
  )
}

function Behind({ programme }: { programme: ProgrammeView }) {
  const intl = useIntl()
  return (
    <>
      <section className="k-part">
        <h2 className="ds-heading">
          <FormattedMessage id="about.organisations" />
        </h2>
        <Organisations organisations={programme.organisations} />
      </section>
      <section className="k-part">
        <h2 className="ds-heading">
          <FormattedMessage id="about.contact" />
        </h2>
        <Contact contact={programme.contact} />
      </section>
      <p className="k-quiet">
        <FormattedMessage id="programme.updated" values={{ moment: formatInstant(intl, programme.updated_at) }} />
      </p>
    </>
  )
}
