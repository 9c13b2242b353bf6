// Address, then code. Used by the sign-in page, and in place where a sign-in expired while somebody was typing.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptSession } from '@/api/session'
import type { Session } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { CodeForm } from './code-form'
import { EmailForm } from './email-form'

interface SignInStepsProps {
  initialEmail?: string
  /** Where the link in the mail leads. */
  returnTo?: string | undefined
  onSignedIn: (session: Session) => void
}

export function SignInSteps({ initialEmail = '', returnTo, onSignedIn }: SignInStepsProps) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [email, setEmail] = useState(initialEmail)
  const [sent, setSent] = useState(false)
  const accept = (session: Session) => {
    acceptSession(queryClient, locale, session)
    onSignedIn(session)
  }
  if (sent) return <CodeForm email={email} onSignedIn={accept} onStartAgain={() => setSent(false)} />
  return (
    <EmailForm
      initial={email}
      returnTo={returnTo}
      onSent={(address) => {
        setEmail(address)
        setSent(true)
      }}
    />
  )
}
