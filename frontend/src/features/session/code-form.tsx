// Step two of signing in: look into the mailbox. The link there signs in by itself; the code is for those who read
// their mail on another device.
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Session } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/form-field'
import { openSession } from './queries'
import { proofProblem, SignInProblem } from './sign-in-problem'

interface CodeFormProps {
  email: string
  onSignedIn: (session: Session) => void
  onStartAgain: () => void
}

export function CodeForm({ email, onSignedIn, onStartAgain }: CodeFormProps) {
  const intl = useIntl()
  const locale = useLocale()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const check = useMutation({
    mutationFn: () => openSession(locale, { email, code }),
    onSuccess: onSignedIn,
    onError: () => field.current?.focus(),
  })
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') field.current?.focus()
    else check.mutate()
  }
  const refusal = proofProblem(check.error)
  return (
    <form className="k-narrow-form" noValidate onSubmit={submit}>
      <Sent email={email} />
      <TextField
        ref={field}
        label={intl.formatMessage({ id: 'signIn.code' })}
        hint={intl.formatMessage({ id: 'signIn.code.hint' })}
        error={refusal ? intl.formatMessage({ id: refusal }) : undefined}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      {check.isError && !refusal ? <SignInProblem error={check.error} /> : null}
      <Actions busy={check.isPending} onStartAgain={onStartAgain} />
      <p className="k-quiet">
        <FormattedMessage id="signIn.notArrived" />
      </p>
    </form>
  )
}

function Sent({ email }: { email: string }) {
  return (
    <p role="status">
      <FormattedMessage id="signIn.sent" values={{ email: <strong>{email}</strong> }} />
    </p>
  )
}

function Actions({ busy, onStartAgain }: { busy: boolean; onStartAgain: () => void }) {
  return (
    <div className="k-actions">
      <Button type="submit" busy={busy}>
        <FormattedMessage id="signIn.submit" />
      </Button>
      <Button type="button" variant="tertiary" onClick={onStartAgain}>
        <FormattedMessage id="signIn.again" />
      </Button>
    </div>
  )
}
