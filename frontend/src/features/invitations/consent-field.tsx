// The person's own yes: to taking part, and to those who will read what they wrote.
import { FormattedMessage, useIntl } from 'react-intl'
import type { InvitationView } from '@/api/types'

interface ConsentFieldProps {
  id: string
  view: InvitationView
  error: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
}

export function ConsentField({ id, view, error, checked, onChange }: ConsentFieldProps) {
  const intl = useIntl()
  const lead = view.lead_name ?? intl.formatMessage({ id: 'invitation.someLead' })
  return (
    <div className="k-consent">
      <label className="k-choice" htmlFor={id}>
        <input
          id={id}
          className="ds-input"
          type="checkbox"
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
          onChange={(event) => onChange(event.target.checked)}
        />
        <FormattedMessage id="invitation.consent" values={{ lead }} />
      </label>
      <p id={`${id}-hint`} className="k-hint">
        <FormattedMessage id="invitation.consent.hint" />
      </p>
      {error ? (
        <p id={`${id}-error`} className="k-error-text">
          {error}
        </p>
      ) : null}
    </div>
  )
}
