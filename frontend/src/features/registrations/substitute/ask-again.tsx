// People who came after it was handed in and have not confirmed yet: how far they are, and asking them once more.
import { useMutation } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member, RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { RequestNotice } from '@/ui/request-notice'
import { StandingWords } from '@/ui/standing'
import { useMemberName } from '../member-name'
import { invite } from '../team-requests'
import { useLeadStep } from '../use-lead-step'

export function AskAgain({ view }: { view: RegistrationView }) {
  const nameOf = useMemberName(view.members, 'team')
  const pending = view.members.filter(
    ({ came_at, standing, email }) => came_at !== null && standing !== 'confirmed' && email !== null,
  )
  if (pending.length === 0) return null
  return (
    <ul className="k-plain k-rows">
      {pending.map((member) => (
        <li key={member.id}>
          <Pending view={view} member={member} name={nameOf(member.id)} />
        </li>
      ))}
    </ul>
  )
}

function Pending({ view, member, name }: { view: RegistrationView; member: Member; name: string }) {
  const intl = useIntl()
  const { run, show } = useLeadStep(view, undefined)
  const ask = useMutation({
    mutationFn: () => run(`invite ${member.id}`, (step) => invite(step, member.id, view.language)),
    onSuccess: show,
  })
  return (
    <>
      <div>
        <strong>{name}</strong>
        <p className="k-quiet">
          <StandingWords member={member} />
        </p>
        <p role="status">{ask.isSuccess ? <FormattedMessage id="invite.sent" values={{ names: name }} /> : null}</p>
        {ask.isError ? <RequestNotice error={ask.error} /> : null}
      </div>
      <Button
        variant="secondary"
        busy={ask.isPending}
        aria-label={intl.formatMessage({ id: 'invite.again.of' }, { name })}
        onClick={() => ask.mutate()}
      >
        <FormattedMessage id="invite.again" />
      </Button>
    </>
  )
}
