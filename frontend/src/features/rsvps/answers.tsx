// The two answers. Yes is one plain button; no is asked about once, because a place given back goes to the next one.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RsvpView } from '@/api/types'
import { Button } from '@/ui/button'
import { AskFirst, ConfirmDialog } from '@/ui/confirm-dialog'
import { RsvpProblem } from './rsvp-problem'
import { useRsvpStep } from './use-rsvp-step'

export function ConfirmButton({ token, cancel }: { token: string; cancel: ReactNode }) {
  const confirm = useRsvpStep(token, 'confirm')
  return (
    <>
      {confirm.isError ? <RsvpProblem error={confirm.error} /> : null}
      <div className="k-actions">
        <Button busy={confirm.isPending} onClick={() => confirm.mutate()}>
          <FormattedMessage id="rsvp.confirm" />
        </Button>
        {cancel}
      </div>
    </>
  )
}

interface CancelProps {
  view: RsvpView
  token: string
}

export function CancelButton(props: CancelProps) {
  return (
    <AskFirst
      variant={props.view.state === 'asked' ? 'tertiary' : 'secondary'}
      label={<FormattedMessage id="rsvp.cancel" values={{ state: props.view.state }} />}
      dialog={(close) => <CancelDialog {...props} onClose={close} />}
    />
  )
}

function CancelDialog({ view, token, onClose }: CancelProps & { onClose: () => void }) {
  const intl = useIntl()
  const cancel = useRsvpStep(token, 'cancel')
  const values = { state: view.state }
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'rsvp.cancel.title' }, values)}
      action={<FormattedMessage id="rsvp.cancel" values={values} />}
      busy={cancel.isPending}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    >
      <p>
        <FormattedMessage id="rsvp.cancel.text" values={values} />
      </p>
      {cancel.isError ? <RsvpProblem error={cancel.error} /> : null}
    </ConfirmDialog>
  )
}
