// A step that is asked about first: what it will do, then doing it or going back. Its refusal is said in the same place.
import { type ReactNode, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from './button'
import { Dialog } from './dialog'

interface ConfirmDialogProps {
  title: string
  /** The words of the button that does it. */
  action: ReactNode
  busy: boolean
  /** Room for two things side by side. */
  wide?: boolean
  /** The id of the form that the button sends; without one, `onConfirm` is called. */
  form?: string
  onConfirm?: () => void
  onClose: () => void
  children: ReactNode
}

export function ConfirmDialog({ title, action, busy, form, onConfirm, onClose, wide, children }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      wide={wide ?? false}
      onClose={onClose}
      actions={
        <>
          <Button busy={busy} onClick={onConfirm} {...(form ? { type: 'submit' as const, form } : {})}>
            {action}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}

interface AskFirstProps {
  label: ReactNode
  variant: 'secondary' | 'tertiary'
  dialog: (close: () => void) => ReactNode
}

/** The button that opens such a dialog. */
export function AskFirst({ label, variant, dialog }: AskFirstProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant={variant} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking ? dialog(() => setAsking(false)) : null}
    </>
  )
}
