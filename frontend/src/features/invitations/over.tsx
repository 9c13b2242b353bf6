// An invitation that cannot be answered any more: why, and what to do if one wants to take part after all.
import { FormattedMessage, useIntl } from 'react-intl'
import type { InvitationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { Section } from '@/ui/section'
import { Decline } from './decline'
import type { AnswerProps } from './invitation-page'

function ending({ kind, state }: InvitationView) {
  if (state === 'declined') return 'declined'
  if (kind === 'join') return 'closed'
  return state === 'expired' ? 'expired' : 'withdrawn'
}

export function Over(props: AnswerProps) {
  const { view } = props
  const intl = useIntl()
  const locale = useLocale()
  const what = ending(view)
  const { programme } = view
  return (
    <Page title={intl.formatMessage({ id: `invitation.${what}` })}>
      <p>
        <FormattedMessage id={`invitation.${what}.text`} />
      </p>
      <p>
        <FormattedMessage id="invitation.programme" />:{' '}
        <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: programme.slug }}>
          <LocalText value={programme.title} quiet />
        </AppLink>
      </p>
      {what === 'expired' ? (
        <Section title={<FormattedMessage id="invitation.no" />}>
          <p>
            <FormattedMessage id="invitation.expired.erase" />
          </p>
          <Decline {...props} />
        </Section>
      ) : null}
    </Page>
  )
}
