// A link by which people put themselves on the team. It is a secret shown once: whoever has it can join until it is
// closed, and after a reload only a new one can be made.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { CopyField } from '@/ui/copy-field'
import { formatEnd } from '@/ui/dates'
import { Section } from '@/ui/section'
import type { DraftStore } from './draft-store'
import { StepProblem } from './step-problem'
import { closeJoinLink, makeJoinLink } from './team-requests'
import { useLeadStep } from './use-lead-step'

interface JoinLinkProps {
  view: RegistrationView
  store: DraftStore
}

/** The address, as long as this page has not been loaded again. */
function useShownLink({ id }: RegistrationView) {
  const queryClient = useQueryClient()
  const queryKey = ['registrations', 'join-link', id]
  const { data = null } = useQuery<string | null>({ queryKey, queryFn: () => null, staleTime: 'static' })
  return [data, (url: string | null) => queryClient.setQueryData(queryKey, url)] as const
}

function useJoinLink({ view, store }: JoinLinkProps) {
  const [url, setUrl] = useShownLink(view)
  const { run, show, refresh } = useLeadStep(view, store)
  const make = useMutation({
    mutationFn: () => run('make', makeJoinLink),
    onSuccess: async (made) => {
      setUrl(made.url)
      await refresh()
    },
  })
  const close = useMutation({
    mutationFn: () => run('close', closeJoinLink),
    onSuccess: (next) => {
      setUrl(null)
      show(next)
    },
  })
  return { url, make, close }
}

export function JoinLink(props: JoinLinkProps) {
  const { url, make, close } = useJoinLink(props)
  const open = props.view.join_link
  return (
    <Section title={<FormattedMessage id="joinLink.title" />}>
      {open ? <OpenLink expiresAt={open.expires_at} url={url} /> : <FormattedMessage id="joinLink.text" tagName="p" />}
      <div className="k-actions">
        <Button variant="secondary" busy={make.isPending} onClick={() => make.mutate()}>
          <FormattedMessage id={open ? 'joinLink.makeNew' : 'joinLink.make'} />
        </Button>
        {open ? (
          <Button variant="tertiary" busy={close.isPending} onClick={() => close.mutate()}>
            <FormattedMessage id="joinLink.close" />
          </Button>
        ) : null}
      </div>
      {make.isError ? <StepProblem error={make.error} /> : null}
      {close.isError ? <StepProblem error={close.error} /> : null}
    </Section>
  )
}

function OpenLink({ expiresAt, url }: { expiresAt: string; url: string | null }) {
  const intl = useIntl()
  return (
    <>
      <p>
        <FormattedMessage id="joinLink.open" values={{ moment: formatEnd(intl, expiresAt) }} />
      </p>
      {url ? (
        <CopyField
          label={intl.formatMessage({ id: 'joinLink.url' })}
          hint={intl.formatMessage({ id: 'joinLink.once' })}
          value={url}
        />
      ) : (
        <FormattedMessage id="joinLink.hidden" tagName="p" />
      )}
    </>
  )
}
