// Saying no, or leaving: asked once, because what was entered about the person is erased for good.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { createIntent } from '@/api/intent'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import type { AnswerProps } from './invitation-page'
import { dropDetails } from './own-details'
import { InvitationProblem } from './problem'
import { declineInvitation } from './queries'

export function Decline(props: AnswerProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button variant="secondary" onClick={() => setAsking(true)}>
        <FormattedMessage id={`invitation.${whatOf(props)}.button`} />
      </Button>
      {asking ? <DeclineDialog {...props} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

function whatOf({ view }: AnswerProps) {
  return view.state === 'accepted' ? 'leave' : 'no'
}

function DeclineDialog({ onClose, ...props }: AnswerProps & { onClose: () => void }) {
  const intl = useIntl()
  const locale = useLocale()
  const what = whatOf(props)
  const [intent] = useState(createIntent)
  const decline = useMutation({
    mutationFn: () => intent.run((key) => declineInvitation(locale, props.token, key)),
    onSuccess: (next) => {
      dropDetails()
      props.onAnswered(next)
    },
  })
  return (
    <Dialog
      title={intl.formatMessage({ id: `invitation.${what}.title` })}
      onClose={onClose}
      actions={
        <>
          <Button busy={decline.isPending} onClick={() => decline.mutate()}>
            <FormattedMessage id={`invitation.${what}.confirm`} />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id={`invitation.${what}.erases`} />
      </p>
      {decline.isError ? <InvitationProblem error={decline.error} /> : null}
    </Dialog>
  )
}
