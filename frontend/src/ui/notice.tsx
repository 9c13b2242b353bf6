// A short message that stands apart from the text. `status` notices are read out politely when they appear.
import { Alert } from '@digdir/designsystemet-react'
import type { ReactNode } from 'react'

interface NoticeProps {
  tone?: 'info' | 'success' | 'warning' | 'danger'
  role?: 'status' | 'alert' | undefined
  title?: string
  children?: ReactNode
}

export function Notice({ tone = 'info', role, title, children }: NoticeProps) {
  return (
    <Alert data-color={tone} role={role}>
      {title ? <strong className="k-notice-title">{title}</strong> : null}
      {children}
    </Alert>
  )
}
