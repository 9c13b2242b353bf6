// One run of the programme: its facts, conditions, the checker where one can still register, and its meetings.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { CohortView, ProgrammeView, SessionView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { ButtonLink } from '@/ui/button'
import { LocalText } from '@/ui/local-text'
import { CohortFacts } from './cohort-facts'
import { RuleList } from './rule-list'
import { SessionList } from './session-list'
import { WholeCalendar } from './whole-calendar'

interface CohortSectionProps {
  cohort: CohortView
  programme: ProgrammeView
  /** The eligibility checker for this cohort; the page brings it, features do not know each other. */
  checker: ReactNode
  /** Saying that one comes to a meeting of this cohort, brought in the same way. */
  rsvp: (session: SessionView) => ReactNode
}

function canCheck(cohort: CohortView): boolean {
  return !cohort.by_rsvp && cohort.phase !== 'closed' && cohort.rules.some((rule) => rule.scope === 'registration')
}

export function CohortSection({ cohort, programme, checker, rsvp }: CohortSectionProps) {
  const meetings = <Meetings cohort={cohort} rsvp={rsvp} />
  return (
    <section id={`cohort-${cohort.id}`} className="k-cohort" aria-labelledby={`cohort-${cohort.id}-title`}>
      <h2 id={`cohort-${cohort.id}-title`} className="ds-heading">
        {cohort.title ? <LocalText value={cohort.title} /> : <FormattedMessage id="cohort.heading" />}
      </h2>
      {cohort.by_rsvp ? meetings : null}
      <CohortFacts cohort={cohort} programme={programme} />
      {cohort.by_rsvp && cohort.rules.length === 0 ? null : <Conditions cohort={cohort} checker={checker} />}
      {cohort.by_rsvp ? null : meetings}
    </section>
  )
}

/** Whom it is for; where one registers, the way to do it and the checker too. */
function Conditions({ cohort, checker }: Pick<CohortSectionProps, 'cohort' | 'checker'>) {
  const checkable = canCheck(cohort)
  return (
    <>
      {cohort.phase === 'open' && !cohort.by_rsvp ? <Actions cohort={cohort} checkable={checkable} /> : null}
      <h3 className="ds-heading">
        <FormattedMessage id={`rules.title.${cohort.participation}`} />
      </h3>
      <RuleList cohort={cohort} />
      {checkable ? (
        <div id={`check-${cohort.id}`} className="k-check">
          <h3 className="ds-heading">
            <FormattedMessage id={`checker.title.${cohort.participation}`} />
          </h3>
          {checker}
        </div>
      ) : null}
    </>
  )
}

function Meetings({ cohort, rsvp }: Pick<CohortSectionProps, 'cohort' | 'rsvp'>) {
  return (
    <>
      <h3 className="ds-heading">
        <FormattedMessage id="session.title" />
      </h3>
      {cohort.sessions.length > 0 ? (
        <>
          <SessionList cohort={cohort} rsvp={rsvp} />
          <WholeCalendar cohort={cohort} />
        </>
      ) : (
        <p>
          <FormattedMessage id="session.none" />
        </p>
      )}
    </>
  )
}

function Actions({ cohort, checkable }: { cohort: CohortView; checkable: boolean }) {
  const locale = useLocale()
  return (
    <p className="k-actions">
      <ButtonLink to="/$locale/cohorts/$cohortId/register" params={{ locale, cohortId: cohort.id }}>
        <FormattedMessage id={`cohort.register.${cohort.admission_mode}`} />
      </ButtonLink>
      {checkable ? (
        <a className="ds-link" href={`#check-${cohort.id}`}>
          <FormattedMessage id={`checker.title.${cohort.participation}`} />
        </a>
      ) : null}
    </p>
  )
}
