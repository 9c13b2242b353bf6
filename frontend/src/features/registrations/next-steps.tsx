// What the applicant can do now. The expected step is one plain button; stepping back asks first, because a place
// given back goes to the next in line.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import type { RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { TextAreaField } from '@/ui/form-field'
import { RequestNotice } from '@/ui/request-notice'
import type { Answer, Door } from './door'
import { REGISTRATIONS_KEY } from './queries'

interface StepProps {
  view: RegistrationView
  door: Door
}

function useStep({ view, door }: StepProps, answer: Answer) {
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const show = (next: RegistrationView) => queryClient.setQueryData(door.queryKey, next)
  return useMutation({
    mutationFn: (reason: string | undefined) =>
      intent.run((key) => door.send({ answer, version: view.version, key, reason })),
    onSuccess: async (next) => {
      show(next)
      await queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
    },
    onError: async (error) => {
      // Somebody else was faster; the page shows where it stands now, beside the refusal.
      if (isApiError(error, 'version-mismatch', 'invalid-transition', 'offer-ended')) show(await door.read())
    },
  })
}

export function NextSteps({ view, door }: StepProps) {
  const can = (action: RegistrationView['actions'][number]) => view.actions.includes(action)
  return (
    <div className="k-actions">
      {can('confirm') ? <Confirm view={view} door={door} /> : null}
      {can('decline_offer') ? <StepBack view={view} door={door} step="decline-offer" /> : null}
      {can('withdraw') ? <StepBack view={view} door={door} step="withdraw" /> : null}
    </div>
  )
}

function Confirm(props: StepProps) {
  const confirm = useStep(props, 'confirm')
  return (
    <>
      {confirm.isError ? <RequestNotice error={confirm.error} /> : null}
      <Button busy={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
        <FormattedMessage id="status.confirm" />
      </Button>
    </>
  )
}

function StepBack({ view, door, step }: Omit<StepBackDialogProps, 'onClose'>) {
  return (
    <AskFirst
      label={<FormattedMessage id={`status.${step}`} />}
      variant={step === 'withdraw' ? 'tertiary' : 'secondary'}
      dialog={(close) => <StepBackDialog view={view} door={door} step={step} onClose={close} />}
    />
  )
}

interface StepBackDialogProps extends StepProps {
  step: 'withdraw' | 'decline-offer'
  onClose: () => void
}

function StepBackDialog({ view, door, step, onClose }: StepBackDialogProps) {
  const intl = useIntl()
  const [reason, setReason] = useState('')
  const back = useStep({ view, door }, step)
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
