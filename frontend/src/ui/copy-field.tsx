// An address to take along: selected by a touch, copied by a button.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from './button'
import { TextField } from './form-field'

interface CopyFieldProps {
  label: string
  hint: string
  value: string
}

export function CopyField({ label, hint, value }: CopyFieldProps) {
  const intl = useIntl()
  const [copied, setCopied] = useState<boolean | null>(null)
  // Refused where the page may not touch the clipboard; the text stands there to be copied by hand.
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div className="k-copy-field">
      <TextField label={label} hint={hint} readOnly value={value} onFocus={(event) => event.target.select()} />
      <Button
        variant="secondary"
        onClick={() => void copy()}
        aria-label={`${intl.formatMessage({ id: 'copy.button' })}: ${label}`}
      >
        <FormattedMessage id="copy.button" />
      </Button>
      <p role="status">{copied === null ? null : <FormattedMessage id={`copy.done.${copied}`} />}</p>
    </div>
  )
}
