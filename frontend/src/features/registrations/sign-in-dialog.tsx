// The sign-in expired while somebody was typing: they sign in again over the form, and the form stays as it is.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dialog } from '@/ui/dialog'

export function SignInDialog({ children }: { children: ReactNode }) {
  const intl = useIntl()
  return (
    <Dialog title={intl.formatMessage({ id: 'signIn.expired' })} actions={null}>
      <p>
        <FormattedMessage id="signIn.expired.text" />
      </p>
      {children}
    </Dialog>
  )
}
