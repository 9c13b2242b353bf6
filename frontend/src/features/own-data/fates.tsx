// What becomes of each thing when a person erases themselves, line by line.
import { FormattedMessage } from 'react-intl'
import type { ErasurePreview } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { LocalText } from '@/ui/local-text'

type Fate = ErasurePreview['registrations'][number]

const DONE = ['deleted', 'left', 'emptied'] as const

function isDone(fate: Fate['fate']): fate is (typeof DONE)[number] {
  return DONE.some((one) => one === fate)
}

/** What goes, and what stays without a name. */
export function Consequences({ preview }: { preview: ErasurePreview }) {
  return (
    <ul>
      <li>
        <FormattedMessage id="erasure.account" />
      </li>
      {preview.registrations.map((one) => (
        <Consequence key={one.registration_id} one={one} />
      ))}
      {preview.rsvps > 0 ? (
        <li>
          <FormattedMessage id="erasure.rsvps" values={{ count: preview.rsvps, seats: preview.seats_freed }} />
        </li>
      ) : null}
      {preview.decisions_kept > 0 ? (
        <li>
          <FormattedMessage id="erasure.decisions" values={{ count: preview.decisions_kept }} />
        </li>
      ) : null}
    </ul>
  )
}

function Consequence({ one }: { one: Fate }) {
  if (!isDone(one.fate)) return null
  return (
    <li>
      <FormattedMessage
        id={`erasure.fate.${one.fate}`}
        values={{ programme: <LocalText value={one.programme.title} />, others: one.other_people }}
      />
    </li>
  )
}

/** What has to be settled first, each with the page on which that is done. */
export function Blockers({ preview }: { preview: ErasurePreview }) {
  return preview.registrations.map((one) => <Blocker key={one.registration_id} one={one} />)
}

function Blocker({ one }: { one: Fate }) {
  const locale = useLocale()
  if (isDone(one.fate)) return null
  const title = <LocalText value={one.programme.title} />
  if (one.fate === 'nobody_else') {
    return (
      <li>
        <FormattedMessage id="erasure.nobodyElse" values={{ programme: title }} />
      </li>
    )
  }
  const programme = (
    <AppLink to="/$locale/registrations/$id" params={{ locale, id: one.registration_id }}>
      {title}
    </AppLink>
  )
  return (
    <li>
      <FormattedMessage id={`erasure.answersFor.${one.can_hand_over}`} values={{ programme }} />
    </li>
  )
}
