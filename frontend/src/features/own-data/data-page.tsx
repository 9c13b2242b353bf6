// Everything that is kept about oneself: what, what for, until when; to read, to download, to correct, to erase.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { OwnData } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AnchorButton, ButtonLink } from '@/ui/button'
import { Loading } from '@/ui/loading'
import { Page } from '@/ui/page'
import { ProblemPage } from '@/ui/problem-page'
import { AccountPart, RolesPart, TracesPart } from './account-part'
import { ErasurePart } from './erasure-part'
import { exportAddress, ownDataQuery } from './queries'
import { RegistrationsPart } from './registrations-part'
import { RsvpsPart } from './rsvps-part'

export function DataPage() {
  const [erased, setErased] = useState(false)
  return erased ? <Erased /> : <Known onErased={() => setErased(true)} />
}

function Known({ onErased }: { onErased: () => void }) {
  const { data, error } = useQuery(ownDataQuery(useLocale()))
  if (error) return <ProblemPage error={error} />
  return data ? <Everything data={data} onErased={onErased} /> : <Loading />
}

function Everything({ data, onErased }: { data: OwnData; onErased: () => void }) {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <Page
      title={intl.formatMessage({ id: 'data.title' })}
      lead={
        <p>
          <FormattedMessage id="data.lead" />
        </p>
      }
    >
      <div className="k-actions">
        <AnchorButton variant="secondary" href={exportAddress(locale)} download>
          <FormattedMessage id="data.download" />
        </AnchorButton>
      </div>
      <AccountPart data={data} />
      {data.roles.length > 0 ? <RolesPart data={data} /> : null}
      <RegistrationsPart data={data} />
      {data.rsvps.length > 0 ? <RsvpsPart data={data} /> : null}
      <TracesPart data={data} />
      <ErasurePart email={data.account.email} onErased={onErased} />
    </Page>
  )
}

function Erased() {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <Page title={intl.formatMessage({ id: 'data.erased.title' })}>
      <p>
        <FormattedMessage id="data.erased.text" />
      </p>
      <ButtonLink to="/$locale" params={{ locale }}>
        <FormattedMessage id="problem.home" />
      </ButtonLink>
    </Page>
  )
}
