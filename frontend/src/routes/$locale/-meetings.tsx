// The meetings of a registration's cohort; routes bring them, because features do not know each other.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { SessionList } from '@/features/programmes/session-list'
import { cohortQuery } from '@/features/registrations/queries'
import { RsvpOffer } from '@/features/rsvps/rsvp-offer'
import { useLocale } from '@/i18n/use-locale'
import { Section } from '@/ui/section'

export function Meetings({ view }: { view: RegistrationView }) {
  const { data: cohort } = useQuery(cohortQuery(useLocale(), view.cohort.id))
  if (!cohort || cohort.sessions.length === 0) return null
  return (
    <Section title={<FormattedMessage id="session.title" />}>
      <SessionList cohort={cohort} rsvp={(session) => <RsvpOffer cohort={cohort} session={session} />} />
    </Section>
  )
}
