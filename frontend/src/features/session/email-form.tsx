// Step one of signing in: the address to which the link and the code are sent.
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/form-field'
import { askForLink } from './queries'
import { SignInProblem } from './sign-in-problem'

interface EmailFormProps {
  initial: string
  returnTo: string | undefined
  onSent: (email: string) => void
}

export function EmailForm({ initial, returnTo, onSent }: EmailFormProps) {
  const intl = useIntl()
  const locale = useLocale()
  const [email, setEmail] = useState(initial)
  const [refused, setRefused] = useState(false)
  const ask = useMutation({
    mutationFn: (address: string) => askForLink(locale, { email: address, returnTo }),
    onSuccess: (_sent, address) => onSent(address),
    onError: (error) => setRefused(isApiError(error, 'validation-failed')),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const address = email.trim()
    const plausible = address.includes('@')
    setRefused(!plausible)
    if (plausible) ask.mutate(address)
    else event.currentTarget.querySelector('input')?.focus()
  }
  return (
    <form className="k-narrow-form" noValidate onSubmit={submit}>
      <TextField
        label={intl.formatMessage({ id: 'signIn.email' })}
        hint={intl.formatMessage({ id: 'signIn.email.hint' })}
        error={refused ? intl.formatMessage({ id: 'fieldError.email' }) : undefined}
        type="email"
        name="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      {ask.isError && !refused ? <SignInProblem error={ask.error} /> : null}
      <Button type="submit" busy={ask.isPending}>
        <FormattedMessage id="signIn.send" />
      </Button>
    </form>
  )
}
