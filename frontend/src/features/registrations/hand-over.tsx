// Giving the registration to somebody who confirmed: asked first, because the one who gives it away cannot take it back.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import type { DraftStore } from './draft-store'
import { REGISTRATIONS_KEY } from './queries'
import { StepProblem } from './step-problem'
import { handOver } from './team-requests'
import { useLeadStep } from './use-lead-step'

interface HandOverProps {
  view: RegistrationView
  /** What is being typed, while it is a draft. */
  store?: DraftStore
  /** As the server calls them. */
  member: string
  name: string
}

export function HandOver(props: HandOverProps) {
  const intl = useIntl()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="tertiary"
        aria-label={intl.formatMessage({ id: 'handOver.button.of' }, { name: props.name })}
        onClick={() => setAsking(true)}
      >
        <FormattedMessage id="handOver.button" />
      </Button>
      {asking ? <HandOverDialog {...props} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function HandOverDialog({ view, store, member, name, onClose }: HandOverProps & { onClose: () => void }) {
  const intl = useIntl()
  const { run } = useLeadStep(view, store)
  const give = useMutation({ mutationFn: () => run(`hand over ${member}`, (step) => handOver(step, member)) })
  if (give.isSuccess) return <HandedOver name={name} />
  return (
    <Dialog
      title={intl.formatMessage({ id: 'handOver.title' }, { name })}
      onClose={onClose}
      actions={
        <>
          <Button busy={give.isPending} onClick={() => give.mutate()}>
            <FormattedMessage id="handOver.button" />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="handOver.text" values={{ name }} />
      </p>
      {give.isError ? <StepProblem error={give.error} /> : null}
    </Dialog>
  )
}

/** The page below belongs to somebody else now, so there is one way on. */
function HandedOver({ name }: { name: string }) {
  const intl = useIntl()
  const locale = useLocale()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const leave = async () => {
    await queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'], refetchType: 'none' })
    await navigate({ to: '/$locale/registrations', params: { locale }, replace: true })
  }
  return (
    <Dialog
      title={intl.formatMessage({ id: 'handOver.done' }, { name })}
      actions={
        <Button onClick={() => void leave()}>
          <FormattedMessage id="registrations.title" />
        </Button>
      }
    >
      <p role="status">
        <FormattedMessage id="handOver.done.text" values={{ name }} />
      </p>
    </Dialog>
  )
}
