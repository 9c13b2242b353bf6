// Whether a person of a team speaks for themselves already: sign and words. The sign never stands alone.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member } from '@/api/types'
import { formatInstant } from './dates'
import { StatusSign } from './status-sign'

export type StandingFacts = Pick<Member, 'standing' | 'invitation'>

/** Typed on this page and not known to the server yet. */
export const JUST_TYPED: StandingFacts = { standing: 'entered', invitation: null }

interface StandingWordsProps {
  member: StandingFacts
  /** Who reads this: the lead who typed the details, or somebody of the organiser. */
  reader?: 'lead' | 'organiser'
}

export function StandingWords({ member: { standing, invitation }, reader = 'lead' }: StandingWordsProps) {
  const intl = useIntl()
  if (standing === 'confirmed') return <FormattedMessage id="standing.confirmed" />
  if (invitation?.state === 'expired') {
    return <FormattedMessage id="standing.expired" values={{ moment: formatInstant(intl, invitation.expires_at) }} />
  }
  if (standing === 'entered' && invitation?.state === 'withdrawn') return <FormattedMessage id="standing.withdrawn" />
  if (standing === 'entered') return <FormattedMessage id="standing.entered" values={{ reader }} />
  if (invitation?.undelivered) return <FormattedMessage id="standing.undelivered" values={{ reader }} />
  if (!invitation?.sent_at) return <FormattedMessage id="standing.beingSent" />
  return <FormattedMessage id="standing.invited" values={{ moment: formatInstant(intl, invitation.sent_at) }} />
}

interface StandingLineProps {
  member: StandingFacts
  /** For links that lead here. */
  id?: string
}

/** A mail that did not arrive waits for the lead, not for the person. */
function signOf({ standing, invitation }: StandingFacts) {
  if (standing === 'confirmed') return 'met'
  return standing === 'invited' && invitation?.state === 'open' && invitation.undelivered ? 'not_met' : 'open'
}

export function StandingLine({ member, id }: StandingLineProps) {
  return (
    <p className="k-standing" id={id} tabIndex={id ? -1 : undefined}>
      <StatusSign sign={signOf(member)} />
      <span>
        <StandingWords member={member} />
      </span>
    </p>
  )
}
