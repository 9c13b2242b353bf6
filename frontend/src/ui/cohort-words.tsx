// The recurring facts of a cohort in words: who takes part, where, how many places, until when.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Bound, Capacity, Coded, Format, Moment, Participation, Phase } from '@/api/types'
import { MomentText, TimeLeftText } from './dates'

interface ParticipationWordsProps {
  participation: Participation
  team_size: Bound | null
}

export function ParticipationWords({ participation, team_size }: ParticipationWordsProps) {
  if (participation === 'person') return <FormattedMessage id="cohort.people" />
  const min = team_size?.min ?? null
  const max = team_size?.max ?? null
  if (min !== null && min === max) return <FormattedMessage id="cohort.teams.exact" values={{ min }} />
  if (min !== null && max !== null) return <FormattedMessage id="cohort.teams.between" values={{ min, max }} />
  if (min !== null) return <FormattedMessage id="cohort.teams.min" values={{ min }} />
  if (max !== null) return <FormattedMessage id="cohort.teams.max" values={{ max }} />
  return <FormattedMessage id="cohort.teams" />
}

export function PlaceWords({ format, counties }: { format: Format | null; counties: readonly Coded[] }) {
  const intl = useIntl()
  const places = intl.formatList(counties.map((county) => county.label))
  if (format === 'online') return <FormattedMessage id="cohort.online" />
  if (places === '') return <FormattedMessage id={format === 'hybrid' ? 'cohort.hybrid' : 'cohort.placeUnknown'} />
  return format === 'hybrid' ? <FormattedMessage id="cohort.hybridIn" values={{ places }} /> : places
}

/** For a line of facts without labels: "places for 10 teams · places left: 3". */
export function PlacesWords({ capacity, places_left }: { capacity: Capacity; places_left: number | null }) {
  return (
    <>
      <FormattedMessage id={`cohort.placesFor.${capacity.unit}`} values={{ total: capacity.total }} />
      <PlacesLeft count={places_left} />
    </>
  )
}

function PlacesLeft({ count }: { count: number | null }) {
  if (count === null) return null
  return (
    <>
      {' · '}
      <FormattedMessage id="cohort.placesLeft" values={{ count }} />
    </>
  )
}

export function CapacityWords({ capacity, places_left }: { capacity: Capacity | null; places_left: number | null }) {
  if (!capacity) return <FormattedMessage id="cohort.capacity.unlimited" />
  return (
    <>
      <FormattedMessage id={`cohort.capacity.${capacity.unit}`} values={{ total: capacity.total }} />
      <PlacesLeft count={places_left} />
    </>
  )
}

interface WindowProps {
  phase: Phase
  opens: Moment | null
  closes: Moment | null
}

/** Until when, and how long that is: the one fact nobody may have to look for. */
export function WindowWords({ phase, opens, closes }: WindowProps) {
  if (phase === 'announced') return <FormattedMessage id="cohort.window.announced" />
  if (phase === 'upcoming' && opens) {
    return (
      <FormattedMessage id="cohort.window.opens" values={{ moment: <MomentText value={opens} length="short" /> }} />
    )
  }
  if (!closes) return <FormattedMessage id="cohort.window.noDeadline" />
  const values = { moment: <MomentText value={closes} length="short" /> }
  if (phase === 'closed') return <FormattedMessage id="cohort.window.closed" values={values} />
  return (
    <>
      <FormattedMessage id="cohort.window.closes" values={values} />
      {' · '}
      <strong>
        <TimeLeftText until={closes} />
      </strong>
    </>
  )
}
