// What can be decided about a registration now, and what is proposed already.
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort, ReviewView } from '@/api/types'
import { Button } from '@/ui/button'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { formatInstant } from '@/ui/dates'
import { focusHeading } from '@/ui/focus-on-navigation'
import { TextAreaField } from '@/ui/form-field'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import { Section } from '@/ui/section'
import { DecisionForm } from './decision-form'
import { RoleNote } from './role-note'
import { atLeast } from './roles'
import { useCompletion, useProposalWithdrawal, useReopening } from './use-review-change'

interface DecisionPanelProps {
  review: ReviewView
  cohort: DeskCohort
}

export function DecisionPanel({ review, cohort }: DecisionPanelProps) {
  const { actions } = review.registration
  const mayPropose = atLeast(cohort.my_role, 'reviewer')
  const mayRun = atLeast(cohort.my_role, 'coordinator')
  const canRun = actions.includes('reopen') || actions.includes('complete')
  useFocusKept(review.version)
  return (
    <Section className="k-decision" title={<FormattedMessage id="decision.title" />}>
      <Proposed review={review} mayWithdraw={mayPropose} />
      {actions.includes('propose') && mayPropose ? <DecisionForm key={review.registration.id} review={review} /> : null}
      {actions.includes('propose') && !mayPropose ? <RoleNote mine={cohort.my_role} needed="reviewer" /> : null}
      {mayRun && actions.includes('reopen') ? <Reopen review={review} /> : null}
      {mayRun && actions.includes('complete') ? <Complete review={review} /> : null}
      {canRun && !mayRun ? <RoleNote mine={cohort.my_role} needed="coordinator" /> : null}
      {actions.length === 0 ? (
        <p className="k-quiet">
          <FormattedMessage id={`decision.none.${review.registration.state === 'offered' ? 'offered' : 'over'}`} />
        </p>
      ) : null}
    </Section>
  )
}

/** A step takes its own button away; focus then goes to the heading instead of nowhere. */
function useFocusKept(version: number) {
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current === version) return
    seen.current = version
    if (document.activeElement === document.body) focusHeading({ preventScroll: true })
  }, [version])
}

function Proposed({ review, mayWithdraw }: { review: ReviewView; mayWithdraw: boolean }) {
  const intl = useIntl()
  const withdraw = useProposalWithdrawal(review)
  const { proposed } = review
  if (!proposed) return null
  const values = { who: proposed.by_email ?? '–', moment: formatInstant(intl, proposed.at) }
  return (
    <div className="k-proposal">
      <p>
        <strong>
          <FormattedMessage id={`reviews.proposed.${proposed.outcome}`} />
        </strong>
        <br />
        <span className="k-quiet">
          <FormattedMessage id="decision.proposed.by" values={values} />
        </span>
      </p>
      {proposed.changed_since ? (
        <Notice tone="warning">
          <FormattedMessage id="decision.changed" />
        </Notice>
      ) : null}
      {withdraw.isError ? <RequestNotice error={withdraw.error} /> : null}
      {mayWithdraw ? (
        <Button variant="secondary" busy={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          <FormattedMessage id="decision.withdraw" />
        </Button>
      ) : null}
    </div>
  )
}

function Reopen({ review }: { review: ReviewView }) {
  return (
    <div>
      <AskFirst
        label={<FormattedMessage id="decision.reopen" />}
        variant="secondary"
        dialog={(close) => <ReopenDialog review={review} onClose={close} />}
      />
    </div>
  )
}

function ReopenDialog({ review, onClose }: { review: ReviewView; onClose: () => void }) {
  const intl = useIntl()
  const formId = useId()
  const [reason, setReason] = useState('')
  const [lacks, setLacks] = useState(false)
  const reopen = useReopening(review)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLacks(reason.trim() === '')
    if (reason.trim() !== '') reopen.mutate(reason.trim())
  }
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'decision.reopen.title' })}
      action={<FormattedMessage id="decision.reopen" />}
      busy={reopen.isPending}
      form={formId}
      onClose={onClose}
    >
      <form id={formId} noValidate onSubmit={submit}>
        <TextAreaField
          label={intl.formatMessage({ id: 'decision.reopen.reason' })}
          hint={intl.formatMessage({ id: 'decision.reason.hint' })}
          error={lacks ? intl.formatMessage({ id: 'decision.reason.required' }) : undefined}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
      {reopen.isError ? <RequestNotice error={reopen.error} /> : null}
    </ConfirmDialog>
  )
}

function Complete({ review }: { review: ReviewView }) {
  const intl = useIntl()
  const complete = useCompletion(review)
  return (
    <>
      <p>
        <FormattedMessage id="decision.complete.text" />
      </p>
      <AskFirst
        label={<FormattedMessage id="decision.complete" />}
        variant="secondary"
        dialog={(close) => (
          <ConfirmDialog
            title={intl.formatMessage({ id: 'decision.complete.title' })}
            action={<FormattedMessage id="decision.complete" />}
            busy={complete.isPending}
            onConfirm={() => complete.mutate(undefined)}
            onClose={close}
          >
            <p>
              <FormattedMessage id="decision.complete.final" />
            </p>
            {complete.isError ? <RequestNotice error={complete.error} /> : null}
          </ConfirmDialog>
        )}
      />
    </>
  )
}
