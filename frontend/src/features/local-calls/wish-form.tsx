// One's own details, a word to who composes the team, and consent. What is typed survives a reload.
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import { classifiersQuery } from '@/api/registers'
import type { OpenCall } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { ConsentField } from '@/ui/consent-field'
import { ErrorSummary } from '@/ui/error-summary'
import { TextAreaField } from '@/ui/form-field'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { missingIn, type OwnErrors, refusedIn, useOwnErrorLines } from '@/ui/own-error-lines'
import { PersonFields } from '@/ui/person-fields'
import { RequestNotice } from '@/ui/request-notice'
import { expressInterest } from './queries'
import { interestOf, keptWish, NO_WISH, type Wish } from './wish'

interface WishFormProps {
  call: OpenCall
  /** With the address that the link went to. */
  onSent: (email: string) => void
}

function useWish({ call, onSent }: WishFormProps) {
  const locale = useLocale()
  const [wish, setWish] = useState(() => keptWish.load(call.code) ?? NO_WISH)
  const [intent, setIntent] = useState(createIntent)
  const [refusal, setRefusal] = useState<{ errors: OwnErrors; count: number }>({ errors: {}, count: 0 })
  const refuse = (errors: OwnErrors) => setRefusal(({ count }) => ({ errors, count: count + 1 }))
  const send = useMutation({
    mutationFn: () => intent.run((key) => expressInterest(locale, call.code, interestOf(wish, locale), key)),
    onSuccess: () => {
      keptWish.drop(call.code)
      onSent(wish.email.trim())
    },
    onError: (error) => refuse(refusedIn(error)),
  })
  const change = (edit: Partial<Wish>) => {
    const next = { ...wish, ...edit }
    setWish(next)
    setIntent(createIntent)
    keptWish.keep(call.code, next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(wish, call.cohort.asks)
    if (!wish.consent) missing.consent = 'required'
    if (Object.keys(missing).length > 0) refuse(missing)
    else send.mutate()
  }
  return { wish, change, submit, send, ...refusal }
}

export function WishForm(props: WishFormProps) {
  const { call } = props
  const intl = useIntl()
  const formId = useId()
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  const { wish, change, submit, send, errors, count } = useWish(props)
  const controlId = (field: string) => `${formId}-${field}`
  const { lines, textOf } = useOwnErrorLines(errors, controlId)
  if (!classifiers) return <Loading />
  return (
    <form className="k-own-details" noValidate onSubmit={submit}>
      {lines.length > 0 ? (
        <ErrorSummary key={count} title={intl.formatMessage({ id: 'invitation.errors' })} lines={lines} />
      ) : null}
      <PersonFields
        person={wish}
        who="you"
        asks={call.cohort.asks}
        classifiers={classifiers}
        control={(field) => ({ id: controlId(field), error: textOf(field) })}
        onEdit={change}
      />
      <TextAreaField
        id={controlId('message')}
        label={intl.formatMessage({ id: 'localCall.message' })}
        optional
        rows={3}
        maxLength={2000}
        value={wish.message}
        onChange={(event) => change({ message: event.target.value })}
      />
      <Consent call={call} id={controlId('consent')} error={textOf('consent')} wish={wish} onChange={change} />
      {send.isError && lines.length === 0 ? <Refusal error={send.error} /> : null}
      <Button type="submit" busy={send.isPending}>
        <FormattedMessage id="localCall.send" />
      </Button>
    </form>
  )
}

interface ConsentProps {
  call: OpenCall
  id: string
  error: string | undefined
  wish: Wish
  onChange: (edit: Partial<Wish>) => void
}

function Consent({ call, id, error, wish, onChange }: ConsentProps) {
  const intl = useIntl()
  const lead = call.lead_name ?? intl.formatMessage({ id: 'invitation.someLead' })
  return (
    <ConsentField
      id={id}
      text={<FormattedMessage id="localCall.consent" values={{ lead }} />}
      hint={<FormattedMessage id="localCall.consent.hint" />}
      error={error}
      checked={wish.consent}
      onChange={(consent) => onChange({ consent })}
    />
  )
}

function Refusal({ error }: { error: Error }) {
  if (!isApiError(error, 'registration-closed', 'conflict')) return <RequestNotice error={error} />
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id={error.problem.code === 'conflict' ? 'localCall.full' : 'localCall.closed'} />
    </Notice>
  )
}
