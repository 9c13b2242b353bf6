// How many registrations stand where, and how many places are taken.
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort } from '@/api/types'

const STATES = ['submitted', 'waitlisted', 'offered', 'confirmed', 'declined', 'withdrawn', 'completed'] as const

export function CountsLine({ counts }: { counts: DeskCohort['counts'] }) {
  const present = STATES.filter((state) => counts[state] > 0)
  if (present.length === 0) {
    return (
      <p className="k-quiet">
        <FormattedMessage id="desk.noRegistrations" />
      </p>
    )
  }
  return (
    <ul className="k-call-facts">
      {present.map((state) => (
        <li key={state}>
          <FormattedMessage
            id="desk.count"
            values={{ state: <FormattedMessage id={`state.${state}`} />, n: counts[state] }}
          />
        </li>
      ))}
    </ul>
  )
}

export function Places({ cohort: { capacity, admitted } }: { cohort: DeskCohort }) {
  const intl = useIntl()
  if (!capacity) return null
  const words = intl.formatMessage({ id: `desk.places.${capacity.unit}` }, { admitted, total: capacity.total })
  return (
    <p className="k-places">
      <progress max={capacity.total} value={Math.min(admitted, capacity.total)} aria-hidden="true" />
      <span>{words}</span>
    </p>
  )
}
