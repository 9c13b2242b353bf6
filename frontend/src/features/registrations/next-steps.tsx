// What the applicant can do now. The expected step is one plain button; stepping back asks first, because a place
// given back goes to the next in line.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { TextAreaField } from '@/ui/form-field'
import { RequestNotice } from '@/ui/request-notice'
import { fetchRegistration, REGISTRATIONS_KEY, registrationKey, type Step, takeStep } from './queries'

function useStep(view: RegistrationView, step: Step) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const show = (next: RegistrationView) => queryClient.setQueryData(registrationKey(locale, view.id), next)
  return useMutation({
    mutationFn: (reason: string | undefined) =>
      intent.run((key) => takeStep(locale, view.id, { step, version: view.version, key, reason })),
    onSuccess: async (next) => {
      show(next)
      await queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
    },
    onError: async (error) => {
      // Somebody else was faster; the page shows where it stands now, beside the refusal.
      if (isApiError(error, 'version-mismatch', 'invalid-transition')) show(await fetchRegistration(locale, view.id))
    },
  })
}

export function NextSteps({ view }: { view: RegistrationView }) {
  const can = (action: RegistrationView['actions'][number]) => view.actions.includes(action)
  return (
    <div className="k-actions">
      {can('confirm') ? <Confirm view={view} /> : null}
      {can('decline_offer') ? <StepBack view={view} step="decline-offer" /> : null}
      {can('withdraw') ? <StepBack view={view} step="withdraw" /> : null}
    </div>
  )
}

function Confirm({ view }: { view: RegistrationView }) {
  const confirm = useStep(view, 'confirm')
  return (
    <>
      {confirm.isError ? <RequestNotice error={confirm.error} /> : null}
      <Button busy={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
        <FormattedMessage id="status.confirm" />
      </Button>
    </>
  )
}

function StepBack({ view, step }: Omit<StepBackDialogProps, 'onClose'>) {
  return (
    <AskFirst
      label={<FormattedMessage id={`status.${step}`} />}
      variant={step === 'withdraw' ? 'tertiary' : 'secondary'}
      dialog={(close) => <StepBackDialog view={view} step={step} onClose={close} />}
    />
  )
}

interface StepBackDialogProps {
  view: RegistrationView
  step: 'withdraw' | 'decline-offer'
  onClose: () => void
}

function StepBackDialog({ view, step, onClose }: StepBackDialogProps) {
  const intl = useIntl()
  const [reason, setReason] = useState('')
  const back = useStep(view, step)
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: `status.${step}.title` })}
      action={<FormattedMessage id={`status.${step}`} />}
      busy={back.isPending}
      onConfirm={() => back.mutate(reason.trim() || undefined)}
      onClose={onClose}
    >
      <p>
        <FormattedMessage id={`status.${step}.text`} values={{ who: view.cohort.participation }} />
      </p>
      <TextAreaField
        label={intl.formatMessage({ id: 'status.stepBack.reason' })}
        optional
        rows={3}
        maxLength={4000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {back.isError ? <RequestNotice error={back.error} /> : null}
    </ConfirmDialog>
  )
}
