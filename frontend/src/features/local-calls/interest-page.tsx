// The page behind the mailed link: was it really you, and the way out.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import type { InterestView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { Fact, Facts } from '@/ui/facts'
import { focusHeading } from '@/ui/focus-on-navigation'
import { Loading } from '@/ui/loading'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { ProblemPage } from '@/ui/problem-page'
import { RequestNotice } from '@/ui/request-notice'
import { usePersonFacts } from '@/ui/use-person-facts'
import { confirmInterest, interestKey, interestQuery, withdrawInterest } from './queries'

/** `null` where no link was opened in this tab. */
export function InterestPage({ token }: { token: string | null }) {
  return token === null ? <Over what="dead" /> : <Opened key={token} token={token} />
}

function Opened({ token }: { token: string }) {
  const [withdrawn, setWithdrawn] = useState(false)
  const { data: view, error } = useQuery({ ...interestQuery(useLocale(), token), enabled: !withdrawn })
  if (withdrawn) return <Over what="withdrawn" />
  if (isApiError(error, 'not-found')) return <Over what="dead" />
  if (!view) return error ? <ProblemPage error={error} /> : <Loading />
  return <Interest view={view} token={token} onWithdrawn={() => setWithdrawn(true)} />
}

interface InterestProps {
  view: InterestView
  token: string
  onWithdrawn: () => void
}

function Interest(props: InterestProps) {
  const intl = useIntl()
  const { view, token } = props
  const standing = view.confirmed ? 'confirmed' : 'asked'
  const place = view.place?.label ?? intl.formatMessage({ id: 'localCall.someplace' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer is another page at the same address
  useEffect(() => focusHeading(), [standing])
  return (
    <Page
      title={intl.formatMessage({ id: `interest.title.${standing}` })}
      lead={
        <p>
          <FormattedMessage id={`interest.text.${standing}`} values={{ place }} />
        </p>
      }
    >
      <Own view={view} />
      <div className="k-actions">
        {view.confirmed ? null : <Confirm token={token} isOpen={view.call_is_open} />}
        <AskFirst
          label={<FormattedMessage id="interest.withdraw" />}
          variant="secondary"
          dialog={(close) => <WithdrawDialog {...props} onClose={close} />}
        />
      </div>
    </Page>
  )
}

function Own({ view }: { view: InterestView }) {
  const factsOf = usePersonFacts()
  return (
    <Facts>
      <Fact name={<FormattedMessage id="invitation.programme" />}>
        <LocalText value={view.cohort.programme.title} quiet />
      </Fact>
      <Fact name={<FormattedMessage id="person.name" values={{ who: 'you' }} />}>{view.name ?? '–'}</Fact>
      <Fact name={<FormattedMessage id="member.facts" />}>{factsOf(view).join(' · ') || '–'}</Fact>
      {view.message ? (
        <Fact name={<FormattedMessage id="localCall.message" />}>
          <span className="k-said-by-them">{view.message}</span>
        </Fact>
      ) : null}
    </Facts>
  )
}

function Confirm({ token, isOpen }: { token: string; isOpen: boolean }) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const confirm = useMutation({
    mutationFn: () => intent.run((key) => confirmInterest(locale, token, key)),
    onSuccess: (next) => queryClient.setQueryData(interestKey(locale, token), next),
  })
  if (!isOpen) return <FormattedMessage id="localCall.closed" tagName="p" />
  return (
    <>
      {confirm.isError ? <RequestNotice error={confirm.error} /> : null}
      <Button busy={confirm.isPending} onClick={() => confirm.mutate()}>
        <FormattedMessage id="interest.confirm" />
      </Button>
    </>
  )
}

function WithdrawDialog({ token, onWithdrawn, onClose }: InterestProps & { onClose: () => void }) {
  const intl = useIntl()
  const locale = useLocale()
  const withdraw = useMutation({ mutationFn: () => withdrawInterest(locale, token), onSuccess: onWithdrawn })
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'interest.withdraw.title' })}
      action={<FormattedMessage id="interest.withdraw" />}
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
    >
      <FormattedMessage id="interest.withdraw.text" tagName="p" />
      {withdraw.isError ? <RequestNotice error={withdraw.error} /> : null}
    </ConfirmDialog>
  )
}

function Over({ what }: { what: 'dead' | 'withdrawn' }) {
  const intl = useIntl()
  useEffect(() => focusHeading(), [])
  return (
    <Page title={intl.formatMessage({ id: `interest.title.${what}` })}>
      <FormattedMessage id={`interest.text.${what}`} tagName="p" />
    </Page>
  )
}
