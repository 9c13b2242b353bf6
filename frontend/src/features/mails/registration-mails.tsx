// The mails of one registration, for the page of its review.
import { FormattedMessage } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { Section } from '@/ui/section'
import { MailList } from './mail-list'

interface RegistrationMailsProps {
  cohort: DeskCohort
  registration: string
}

export function RegistrationMails({ cohort, registration }: RegistrationMailsProps) {
  return (
    <Section title={<FormattedMessage id="mails.title" />}>
      <MailList cohort={cohort} registration={registration} state={undefined} />
    </Section>
  )
}
