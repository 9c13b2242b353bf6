// One's own details and consent. Sending them says yes; sending them again corrects them.
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { classifiersQuery } from '@/api/registers'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { ConsentField } from '@/ui/consent-field'
import { ErrorSummary } from '@/ui/error-summary'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { type OwnErrors, refusedIn, useOwnErrorLines } from '@/ui/own-error-lines'
import { PersonFields } from '@/ui/person-fields'
import { OwnFacts } from './about'
import type { AnswerProps } from './invitation-page'
import { acceptanceOf, dropDetails, firstDetails, keepDetails, missingIn, type OwnDetails } from './own-details'
import { InvitationProblem } from './problem'
import { acceptInvitation } from './queries'

function useDetails({ view, token, onAnswered }: AnswerProps) {
  const locale = useLocale()
  const [intent] = useState(createIntent)
  const [details, setDetails] = useState(() => firstDetails(token, view))
  const [refusal, setRefusal] = useState<{ errors: OwnErrors; count: number }>({ errors: {}, count: 0 })
  const refuse = (errors: OwnErrors) => setRefusal(({ count }) => ({ errors, count: count + 1 }))
  const send = useMutation({
    mutationFn: () => intent.run((key) => acceptInvitation(locale, acceptanceOf(token, details, view), key)),
    onSuccess: (next) => {
      dropDetails()
      setRefusal({ errors: {}, count: 0 })
      onAnswered(next)
    },
    onError: (error) => refuse(refusedIn(error)),
  })
  const change = (edit: Partial<OwnDetails>) => {
    const next = { ...details, ...edit }
    setDetails(next)
    keepDetails(token, next)
    if (send.isSuccess) send.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(details, view)
    if (Object.keys(missing).length > 0) refuse(missing)
    else send.mutate()
  }
  return { details, change, submit, send, ...refusal }
}

export function DetailsForm(props: AnswerProps) {
  const { view } = props
  const intl = useIntl()
  const formId = useId()
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  const { details, change, submit, send, errors, count } = useDetails(props)
  const lead = view.lead_name ?? intl.formatMessage({ id: 'invitation.someLead' })
  const controlId = (field: string) => `${formId}-${field}`
  const { lines, textOf } = useOwnErrorLines(errors, controlId)
  if (!classifiers) return <Loading />
  return (
    <form className="k-own-details" noValidate onSubmit={submit}>
      {lines.length > 0 ? <Errors key={count} lines={lines} /> : null}
      {view.editable ? null : <OwnFacts view={view} brief />}
      <PersonFields
        person={details}
        who="you"
        asks={view.editable ? view.cohort.asks : []}
        classifiers={classifiers}
        control={(field) => ({ id: controlId(field), error: textOf(field) })}
        onEdit={change}
      />
      {view.state === 'accepted' ? null : (
        <ConsentField
          id={controlId('consent')}
          text={<FormattedMessage id="invitation.consent" values={{ lead }} />}
          hint={<FormattedMessage id="invitation.consent.hint" />}
          error={textOf('consent')}
          checked={details.consent}
          onChange={(consent) => change({ consent })}
        />
      )}
      {send.isError && lines.length === 0 ? <InvitationProblem error={send.error} /> : null}
      {send.isSuccess ? <Saved /> : null}
      <Button type="submit" busy={send.isPending}>
        <FormattedMessage id={view.state === 'accepted' ? 'invitation.save' : 'invitation.accept'} />
      </Button>
    </form>
  )
}

function Errors({ lines }: { lines: ReturnType<typeof useOwnErrorLines>['lines'] }) {
  const intl = useIntl()
  return <ErrorSummary title={intl.formatMessage({ id: 'invitation.errors' })} lines={lines} />
}

function Saved() {
  return (
    <Notice tone="success" role="status">
      <FormattedMessage id="profile.saved" />
    </Notice>
  )
}
