// Taking an invitation back: the link stops working, what was typed about the person stays.
import { useMutation } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import type { DraftStore } from './draft-store'
import { StepProblem } from './step-problem'
import { withdrawInvitation } from './team-requests'
import { useLeadStep } from './use-lead-step'

interface WithdrawInvitationProps {
  view: RegistrationView
  store: DraftStore
  /** As the server calls them. */
  member: string
  name: string
}

export function WithdrawInvitation({ view, store, member, name }: WithdrawInvitationProps) {
  const intl = useIntl()
  const { run, show } = useLeadStep(view, store)
  const takeBack = useMutation({
    mutationFn: () => run(`take back ${member}`, (step) => withdrawInvitation(step, member)),
    onSuccess: show,
  })
  return (
    <>
      <Button
        variant="tertiary"
        busy={takeBack.isPending}
        aria-label={intl.formatMessage({ id: 'invite.takeBack.of' }, { name })}
        onClick={() => takeBack.mutate()}
      >
        <FormattedMessage id="invite.takeBack" />
      </Button>
      {takeBack.isError ? <StepProblem error={takeBack.error} /> : null}
    </>
  )
}
