// A municipality calls for people to be in its team: for what, until when, who composes it – and the form to say yes.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { OpenCall } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { capitalise } from '@/lib/capitalise'
import { AppLink } from '@/ui/app-link'
import { MomentText } from '@/ui/dates'
import { Fact, Facts } from '@/ui/facts'
import { Loading } from '@/ui/loading'
import { LocalList, LocalText } from '@/ui/local-text'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { ProblemPage } from '@/ui/problem-page'
import { Section } from '@/ui/section'
import { localCallQuery } from './queries'
import { WishForm } from './wish-form'

export function LocalCallPage({ code }: { code: string }) {
  const intl = useIntl()
  const { data: call, error } = useQuery(localCallQuery(useLocale(), code))
  if (isApiError(error, 'not-found')) {
    return (
      <Page title={intl.formatMessage({ id: 'localCall.dead' })}>
        <FormattedMessage id="localCall.dead.text" tagName="p" />
      </Page>
    )
  }
  if (!call) return error ? <ProblemPage error={error} /> : <Loading />
  return <Called call={call} />
}

function Called({ call }: { call: OpenCall }) {
  const intl = useIntl()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const place = call.municipality?.label ?? intl.formatMessage({ id: 'localCall.someplace' })
  return (
    <Page
      title={intl.formatMessage({ id: 'localCall.title' }, { place: capitalise(place) })}
      lead={call.text ? <p className="k-said-by-them">{call.text}</p> : undefined}
    >
      <About call={call} />
      {call.is_open ? (
        <Section title={<FormattedMessage id="localCall.form" />}>
          {sentTo === null ? <WishForm call={call} onSent={setSentTo} /> : <Sent to={sentTo} />}
        </Section>
      ) : (
        <Notice>
          <FormattedMessage id="localCall.closed" />
        </Notice>
      )}
    </Page>
  )
}

function About({ call }: { call: OpenCall }) {
  const locale = useLocale()
  const { programme, closes, lead_name: lead, team_name: team } = call
  return (
    <Facts>
      <Fact name={<FormattedMessage id="invitation.programme" />}>
        <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: programme.slug }}>
          <LocalText value={programme.title} quiet />
        </AppLink>
        <br />
        <LocalText value={programme.summary} />
      </Fact>
      {team ? <Fact name={<FormattedMessage id="invitation.team" />}>{team}</Fact> : null}
      {lead ? <Fact name={<FormattedMessage id="localCall.lead" />}>{lead}</Fact> : null}
      <Fact name={<FormattedMessage id="invitation.organisers" />}>
        <LocalList values={call.organisers} />
      </Fact>
      <Fact name={<FormattedMessage id="localCall.until" />}>
        <MomentText value={closes} />
      </Fact>
    </Facts>
  )
}

function Sent({ to }: { to: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1}>
      <Notice tone="success" role="status">
        <FormattedMessage id="localCall.sent" values={{ to }} />
      </Notice>
    </div>
  )
}
