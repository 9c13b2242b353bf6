// One registration on the desk: who they are, how the conditions are met and by whom, what happened, what to decide.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort, RegistrationView, ReviewView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { formatInstant } from '@/ui/dates'
import { Page } from '@/ui/page'
import { PassedOver } from '@/ui/passed-over'
import { StateTag } from '@/ui/state-tag'
import { useCodeNames } from '@/ui/use-code-names'
import { VerdictPanel } from '@/ui/verdict-panel'
import { CohortName } from './cohort-name'
import { DecisionPanel } from './decision-panel'
import { MemberList } from './member-list'
import { ReviewAnswers } from './review-answers'
import { ReviewHistory } from './review-history'
import type { ReviewSearch } from './search'

interface ReviewPageProps {
  review: ReviewView
  cohort: DeskCohort
  search: ReviewSearch
  /** The way to the neighbours in the list. */
  neighbours: ReactNode
  /** What was written to them; the page brings it, features do not know each other. */
  mails: ReactNode
}

export function ReviewPage({ review, cohort, search, neighbours, mails }: ReviewPageProps) {
  const intl = useIntl()
  const locale = useLocale()
  const { registration } = review
  const lead = registration.members.find((member) => member.is_lead)
  const title = registration.team_name ?? lead?.name ?? intl.formatMessage({ id: 'reviews.nameless' })
  return (
    <Page
      title={title}
      before={
        <div className="k-review-nav">
          <p className="k-back">
            <AppLink to="/$locale/desk/cohorts/$cohortId" params={{ locale, cohortId: cohort.id }} search={search}>
              <CohortName cohort={cohort} />
            </AppLink>
          </p>
          {neighbours}
        </div>
      }
      lead={<Lead review={review} />}
    >
      <div className="k-editor">
        <div className="k-editor-form">
          <Story review={review} participation={cohort.participation} />
          {mails}
        </div>
        <aside>
          <DecisionPanel review={review} cohort={cohort} />
        </aside>
      </div>
    </Page>
  )
}

/** Who they are, how the conditions are met and by whom, and what happened. */
function Story({ review, participation }: { review: ReviewView; participation: DeskCohort['participation'] }) {
  const { registration, history, answers } = review
  const names = new Map(registration.members.map((member) => [member.id, member.name ?? undefined]))
  return (
    <>
      <h2 className="ds-heading">
        <FormattedMessage id={participation === 'team' ? 'review.members' : 'review.person'} />
      </h2>
      <MemberList members={registration.members} participation={participation} />
      {answers ? (
        <ReviewAnswers answers={answers} members={registration.members} isTeam={participation === 'team'} />
      ) : null}
      <h2 className="ds-heading">
        <FormattedMessage id="review.verdict" />
      </h2>
      <VerdictPanel
        verdict={{ ...registration.verdict, fixes: [] }}
        participation={participation}
        memberName={(id) => names.get(id)}
      />
      <WentPast waitlist={registration.waitlist} />
      <h2 className="ds-heading">
        <FormattedMessage id="status.timeline" />
      </h2>
      <ReviewHistory history={history} nameOf={(id) => names.get(id)} />
    </>
  )
}

function WentPast({ waitlist }: Pick<RegistrationView, 'waitlist'>) {
  if (!waitlist || waitlist.passed_over.length === 0) return null
  return (
    <>
      <h2 className="ds-heading">
        <FormattedMessage id="waitlist.passedOver" />
      </h2>
      <PassedOver entries={waitlist.passed_over} />
    </>
  )
}

/** Who handed it in may have erased themselves since. */
function Submission({ at, by }: { at: string | null; by: string | null }) {
  const intl = useIntl()
  if (!at) return null
  const moment = formatInstant(intl, at)
  if (!by) return <FormattedMessage id="review.submittedNobody" values={{ moment }} />
  const who = (
    <a className="ds-link" href={`mailto:${by}`}>
      {by}
    </a>
  )
  return <FormattedMessage id="review.submitted" values={{ moment, who }} />
}

function Lead({ review: { registration, applicant_email } }: { review: ReviewView }) {
  const nameOf = useCodeNames()
  const place = nameOf('municipality', registration.municipality)
  return (
    <>
      <p>
        <StateTag state={registration.state} />
        {place ? <> {place}</> : null}
      </p>
      <Waiting registration={registration} />
      <p className="k-quiet">
        <Submission at={registration.submitted_at} by={applicant_email} />
      </p>
    </>
  )
}

/** How long an offer waits, or where on the waiting list it stands. */
function Waiting({ registration: { state, offer_expires_at, waitlist } }: { registration: RegistrationView }) {
  const intl = useIntl()
  if (waitlist) {
    return (
      <p>
        <FormattedMessage id="review.waitlist" values={{ position: waitlist.position }} />
      </p>
    )
  }
  if (state !== 'offered' || offer_expires_at === null) return null
  return (
    <p>
      <FormattedMessage id="review.offerEnds" values={{ moment: formatInstant(intl, offer_expires_at) }} />
    </p>
  )
}
