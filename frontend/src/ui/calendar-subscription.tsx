// An address that keeps the meetings in the reader's own calendar up to date.
import { FormattedMessage, useIntl } from 'react-intl'
import { CopyField } from './copy-field'

/** Calendar programs take this scheme as the wish to subscribe. */
function subscription(address: string): string {
  return address.replace(/^https?:/, 'webcal:')
}

export function CalendarSubscription({ address, hint }: { address: string; hint?: string }) {
  const intl = useIntl()
  return (
    <div className="k-calendar">
      <p>
        <FormattedMessage id="calendar.text" />
      </p>
      <CopyField
        label={intl.formatMessage({ id: 'calendar.address' })}
        hint={hint ?? intl.formatMessage({ id: 'calendar.address.hint' })}
        value={address}
      />
      <p className="k-actions">
        <a className="ds-link" href={subscription(address)}>
          <FormattedMessage id="calendar.subscribe" />
        </a>
        <a className="ds-link" href={address} type="text/calendar">
          <FormattedMessage id="calendar.download" />
        </a>
      </p>
    </div>
  )
}
