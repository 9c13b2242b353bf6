// An open question: what one is asked to, and the form that says yes. Saying no is one question further.
import { FormattedMessage, useIntl } from 'react-intl'
import { Page } from '@/ui/page'
import { Section } from '@/ui/section'
import { AboutInvitation, Readers } from './about'
import { Decline } from './decline'
import { DetailsForm } from './details-form'
import type { AnswerProps } from './invitation-page'

export function Asked(props: AnswerProps) {
  const intl = useIntl()
  const { kind, lead_name: lead } = props.view
  const title = lead ? intl.formatMessage({ id: `invitation.title.${kind}` }, { lead }) : undefined
  return (
    <Page
      title={title ?? intl.formatMessage({ id: `invitation.title.${kind}.nobody` })}
      lead={
        <p>
          <FormattedMessage id={`invitation.lead.${kind}`} />
        </p>
      }
    >
      <AboutInvitation view={props.view} />
      <Readers view={props.view} />
      <Section title={<FormattedMessage id="invitation.details" />}>
        <Introduction {...props} />
        <DetailsForm {...props} />
      </Section>
      {kind === 'personal' ? (
        <Section title={<FormattedMessage id="invitation.no" />}>
          <p>
            <FormattedMessage id="invitation.no.text" />
          </p>
          <Decline {...props} />
        </Section>
      ) : null}
    </Page>
  )
}

function Introduction({ view }: AnswerProps) {
  const intl = useIntl()
  if (!view.editable) return <FormattedMessage id="invitation.details.submitted" tagName="p" />
  if (!view.entered) return null
  const lead = view.lead_name ?? intl.formatMessage({ id: 'invitation.someLead' })
  return <FormattedMessage id="invitation.details.entered" values={{ lead }} tagName="p" />
}
