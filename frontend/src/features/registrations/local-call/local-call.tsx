// Under the members of a team's draft: calling for people of the place, and taking those who answered into the team.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { LocalCall, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { CopyField } from '@/ui/copy-field'
import { MomentText } from '@/ui/dates'
import { RequestNotice } from '@/ui/request-notice'
import { Section } from '@/ui/section'
import type { Draft } from '../draft'
import type { DraftStore } from '../draft-store'
import { CallDialog } from './call-dialog'
import { Interests } from './interests'
import { localCallKey, localCallQuery, replaceLocalCall } from './queries'

export interface CallingProps {
  view: RegistrationView
  draft: Draft
  store: DraftStore
}

export function LocalCallSection(props: CallingProps) {
  const { view } = props
  const { data: call } = useQuery(localCallQuery(useLocale(), view.id))
  const [asking, setAsking] = useState(false)
  if (!call) return null
  return (
    <Section title={<FormattedMessage id="calling.title" />}>
      {call.version === 0 ? <FormattedMessage id="calling.text" tagName="p" /> : <Standing call={call} />}
      <div className="k-actions">
        <Button variant="secondary" onClick={() => setAsking(true)}>
          <FormattedMessage id={call.version === 0 ? 'calling.open' : 'calling.change'} />
        </Button>
        {call.is_open ? <Stop view={view} call={call} /> : null}
      </div>
      {call.version === 0 ? null : <Interests {...props} call={call} />}
      {asking ? <CallDialog {...props} call={call} onClose={() => setAsking(false)} /> : null}
    </Section>
  )
}

function Standing({ call: { is_open, closes, url, text } }: { call: LocalCall }) {
  const intl = useIntl()
  return (
    <>
      <p>
        {closes ? (
          <FormattedMessage
            id={is_open ? 'calling.isOpen' : 'calling.isOver'}
            values={{ until: <MomentText value={closes} /> }}
          />
        ) : null}
      </p>
      {text ? <p className="k-said-by-them k-quiet">{text}</p> : null}
      {is_open && url ? (
        <CopyField
          label={intl.formatMessage({ id: 'calling.url' })}
          hint={intl.formatMessage({ id: 'calling.url.hint' })}
          value={url}
        />
      ) : null}
    </>
  )
}

/** Takes effect at once; opening it again is a change of the day. */
function Stop({ view, call }: { view: RegistrationView; call: LocalCall }) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const stop = useMutation({
    mutationFn: () => {
      const terms = { closes_on: call.closes?.date ?? '', text: call.text, stopped: true }
      return replaceLocalCall(locale, view.id, call.version, terms)
    },
    onSuccess: (next) => queryClient.setQueryData(localCallKey(locale, view.id), next),
  })
  return (
    <>
      <Button variant="tertiary" busy={stop.isPending} onClick={() => stop.mutate()}>
        <FormattedMessage id="calling.stop" />
      </Button>
      {stop.isError ? <RequestNotice error={stop.error} /> : null}
    </>
  )
}
