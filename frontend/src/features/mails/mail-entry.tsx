// One mail of the log: what it was about, to whom, and how far it came – in words, the colour only follows them.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Mail } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { formatInstant } from '@/ui/dates'
import { Resend } from './resend'

type Tone = 'waiting' | 'good' | 'bad' | 'closed'

const TONES: Record<Mail['state'], Tone> = {
  waiting: 'waiting',
  retrying: 'waiting',
  sent: 'good',
  failed: 'bad',
  bounced: 'bad',
  not_needed: 'closed',
}

interface MailEntryProps {
  mail: Mail
  /** Whether the reader's role may send mails again. */
  mayResend: boolean
  /** Leads to the registration, where the page is not about it anyway. */
  linked: boolean
}

export function MailEntry({ mail, mayResend, linked }: MailEntryProps) {
  const intl = useIntl()
  return (
    <>
      <time dateTime={mail.queued_at}>{formatInstant(intl, mail.queued_at)}</time>
      <p className="k-mail-head">
        <strong lang={mail.subject && mail.language ? mail.language : undefined}>
          {mail.subject ?? <FormattedMessage id={`mails.kind.${mail.kind}`} />}
        </strong>{' '}
        <span className="k-state" data-tone={TONES[mail.state]}>
          <FormattedMessage id={`mails.state.${mail.state}`} />
        </span>
      </p>
      <p className="k-quiet k-mail-to">
        {mail.subject ? (
          <>
            <FormattedMessage id={`mails.kind.${mail.kind}`} />
            {' · '}
          </>
        ) : null}
        <Recipient mail={mail} />
      </p>
      <Moments mail={mail} />
      {mail.reason ? <p className="k-reason">{mail.reason}</p> : null}
      <Undelivered mail={mail} mayResend={mayResend} />
      {linked && mail.registration_id ? <ToRegistration id={mail.registration_id} /> : null}
    </>
  )
}

function Recipient({ mail: { to, kind } }: { mail: Mail }) {
  if (to) return <FormattedMessage id="mails.to" values={{ address: to }} />
  return <FormattedMessage id={kind === 'taken_out' ? 'mails.to.erased' : 'mails.to.unknown'} />
}

/** When it left, came back or will be tried. */
function Moments({ mail: { sent_at, bounced_at, due_at, state, attempts } }: { mail: Mail }) {
  const intl = useIntl()
  const at = (moment: string) => ({ moment: formatInstant(intl, moment), attempts })
  return (
    <>
      {sent_at ? (
        <p>
          <FormattedMessage id="mails.sentAt" values={at(sent_at)} />
        </p>
      ) : null}
      {bounced_at ? (
        <p>
          <FormattedMessage id="mails.bouncedAt" values={at(bounced_at)} />
        </p>
      ) : null}
      {due_at ? (
        <p>
          <FormattedMessage id={state === 'retrying' ? 'mails.retryAt' : 'mails.dueAt'} values={at(due_at)} />
        </p>
      ) : null}
    </>
  )
}

/** What can be done about a mail that did not arrive, or why nothing can. */
function Undelivered({ mail, mayResend }: Pick<MailEntryProps, 'mail' | 'mayResend'>) {
  if (mail.resend_hindrance) {
    return (
      <p>
        <FormattedMessage id={`mails.hindrance.${mail.resend_hindrance}`} />
      </p>
    )
  }
  return mail.can_resend && mayResend ? <Resend mail={mail} /> : null
}

function ToRegistration({ id }: { id: string }) {
  const locale = useLocale()
  return (
    <p>
      <AppLink to="/$locale/desk/registrations/$id" params={{ locale, id }}>
        <FormattedMessage id="mails.registration" />
      </AppLink>
    </p>
  )
}
