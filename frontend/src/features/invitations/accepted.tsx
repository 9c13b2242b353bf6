// Somebody who said yes: their details to correct while the team is still a draft, and the way out at any time.
import { FormattedMessage, useIntl } from 'react-intl'
import type { InvitationView } from '@/api/types'
import { Page } from '@/ui/page'
import { Section } from '@/ui/section'
import { AboutInvitation, OwnFacts, Readers } from './about'
import { Decline } from './decline'
import { DetailsForm } from './details-form'
import type { AnswerProps } from './invitation-page'
import { OwnQuestions } from './own-questions'

export function Accepted(props: AnswerProps) {
  const intl = useIntl()
  const { view } = props
  return (
    <Page
      title={intl.formatMessage({ id: 'invitation.accepted' })}
      lead={
        <p>
          <FormattedMessage id={view.editable ? 'invitation.accepted.draft' : 'invitation.accepted.submitted'} />
        </p>
      }
    >
      {view.own_token ? (
        <p>
          <FormattedMessage id="invitation.ownLink" values={{ email: view.entered?.email ?? '' }} />
        </p>
      ) : null}
      <AboutInvitation view={view} />
      <Section title={<FormattedMessage id="invitation.details" />}>
        {view.editable ? <DetailsForm {...props} /> : <OwnFacts view={view} />}
      </Section>
      {view.questions ? <OwnQuestions {...props} questions={view.questions} /> : null}
      <Readers view={view} />
      <Section title={<FormattedMessage id="invitation.leave" />}>
        <p>
          <FormattedMessage id="invitation.leave.text" />
        </p>
        <Decline {...props} />
      </Section>
    </Page>
  )
}

/** Somebody who joined and whose own link is only in the mail. */
export function Joined({ view }: { view: InvitationView }) {
  const intl = useIntl()
  return (
    <Page
      title={intl.formatMessage({ id: 'invitation.accepted' })}
      lead={
        <p>
          <FormattedMessage id="invitation.joined" />
        </p>
      }
    >
      <AboutInvitation view={view} />
    </Page>
  )
}
