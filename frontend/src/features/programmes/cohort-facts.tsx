// Facts at a glance of one cohort. Holes are shown as holes: "to be announced", never a guess.
import { FormattedMessage, useIntl } from 'react-intl'
import type { CohortView, ProgrammeView } from '@/api/types'
import { CapacityWords, ParticipationWords, PlaceWords } from '@/ui/cohort-words'
import { Day, MomentText, TimeLeftText } from '@/ui/dates'
import { Fact, Facts } from '@/ui/facts'
import { LocalText } from '@/ui/local-text'

interface CohortFactsProps {
  cohort: CohortView
  programme: ProgrammeView
}

export function CohortFacts({ cohort, programme }: CohortFactsProps) {
  const intl = useIntl()
  return (
    <Facts>
      <Fact name={<FormattedMessage id={`fact.deadline.${cohort.phase}`} />}>
        <WindowFact cohort={cohort} />
      </Fact>
      <Fact name={<FormattedMessage id="fact.participation" />}>
        <ParticipationWords participation={cohort.participation} team_size={cohort.team_size} />
      </Fact>
      <Fact name={<FormattedMessage id="fact.period" />}>
        <Period cohort={cohort} />
      </Fact>
      <Fact name={<FormattedMessage id="fact.place" />}>
        {cohort.place ? (
          <LocalText value={cohort.place} />
        ) : (
          <PlaceWords format={cohort.format} counties={cohort.counties} />
        )}
      </Fact>
      {cohort.by_rsvp ? null : (
        <Fact name={<FormattedMessage id="fact.capacity" />}>
          <CapacityWords capacity={cohort.capacity} places_left={cohort.phase === 'open' ? cohort.places_left : null} />
        </Fact>
      )}
      <Fact name={<FormattedMessage id="fact.admission" />}>
        <Admission cohort={cohort} />
      </Fact>
      <Fact name={<FormattedMessage id="fact.cost" />}>
        <Cost terms={programme.cost_terms} />
      </Fact>
      {programme.languages.length > 0 ? (
        <Fact name={<FormattedMessage id="fact.languages" />}>
          {intl.formatList(programme.languages.map((language) => intl.formatMessage({ id: `language.${language}` })))}
        </Fact>
      ) : null}
      {cohort.training_groups ? (
        <Fact name={<FormattedMessage id="fact.trainingGroups" />}>{cohort.training_groups}</Fact>
      ) : null}
    </Facts>
  )
}

function Admission({ cohort: { by_rsvp, admission_mode, decisions_by } }: { cohort: CohortView }) {
  if (by_rsvp) return <FormattedMessage id="fact.admission.rsvp" />
  return (
    <>
      <FormattedMessage id={`fact.admission.${admission_mode}`} />
      {decisions_by ? (
        <>
          {' '}
          <FormattedMessage id="fact.decisionsBy" values={{ day: <Day value={decisions_by} length="short" /> }} />
        </>
      ) : null}
    </>
  )
}

function Cost({ terms: { participation, note } }: { terms: ProgrammeView['cost_terms'] }) {
  return (
    <>
      <FormattedMessage id={`fact.cost.${participation}`} />
      {note ? (
        <>
          {' '}
          <LocalText value={note} />
        </>
      ) : null}
    </>
  )
}

function WindowFact({ cohort }: { cohort: CohortView }) {
  if (cohort.phase === 'announced') return <FormattedMessage id="fact.toBeAnnounced" />
  const moment = cohort.phase === 'upcoming' ? cohort.opens : cohort.closes
  if (!moment) return <FormattedMessage id="fact.notStated" />
  return (
    <>
      <MomentText value={moment} />{' '}
      <span className="k-quiet">
        <FormattedMessage id="date.estonianTime" />
      </span>
      {cohort.phase === 'open' ? (
        <strong className="k-left">
          <TimeLeftText until={moment} />
        </strong>
      ) : null}
    </>
  )
}

function Period({ cohort }: { cohort: CohortView }) {
  const { starts_on, ends_on, period_note } = cohort
  if (starts_on && ends_on && starts_on !== ends_on) {
    return (
      <FormattedMessage
        id="fact.period.between"
        values={{ start: <Day value={starts_on} length="short" />, end: <Day value={ends_on} length="short" /> }}
      />
    )
  }
  if (period_note) return <LocalText value={period_note} />
  if (starts_on) return <Day value={starts_on} />
  return <FormattedMessage id="fact.toBeAnnounced" />
}
