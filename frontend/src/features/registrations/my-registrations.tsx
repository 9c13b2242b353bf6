// One's own registrations: what waits for me, then the rest.
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationRow } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { ButtonLink } from '@/ui/button'
import { WindowWords } from '@/ui/cohort-words'
import { formatInstant } from '@/ui/dates'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { Section } from '@/ui/section'
import { StateTag } from '@/ui/state-tag'

const WAITING_FOR_ME: readonly RegistrationRow['state'][] = ['draft', 'offered']

export function MyRegistrations({ rows }: { rows: readonly RegistrationRow[] }) {
  const intl = useIntl()
  const mine = rows.filter(({ state }) => WAITING_FOR_ME.includes(state))
  const rest = rows.filter(({ state }) => !WAITING_FOR_ME.includes(state))
  return (
    <Page title={intl.formatMessage({ id: 'registrations.title' })}>
      {rows.length === 0 ? <Empty /> : null}
      {mine.length > 0 ? (
        <Section title={<FormattedMessage id="registrations.waiting" />}>
          <Rows rows={mine} />
        </Section>
      ) : null}
      {rest.length > 0 ? (
        <Section title={<FormattedMessage id={mine.length > 0 ? 'registrations.others' : 'registrations.all'} />}>
          <Rows rows={rest} />
        </Section>
      ) : null}
    </Page>
  )
}

function Empty() {
  const locale = useLocale()
  return (
    <div className="k-empty">
      <p>
        <FormattedMessage id="registrations.empty" />
      </p>
      <ButtonLink to="/$locale" params={{ locale }}>
        <FormattedMessage id="problem.home" />
      </ButtonLink>
    </div>
  )
}

function Rows({ rows }: { rows: readonly RegistrationRow[] }) {
  return (
    <ul className="k-calls">
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} />
        </li>
      ))}
    </ul>
  )
}

function Row({ row }: { row: RegistrationRow }) {
  const intl = useIntl()
  const locale = useLocale()
  const { cohort } = row
  return (
    <div className="k-call">
      <h3 className="k-call-title">
        <AppLink to="/$locale/registrations/$id" params={{ locale, id: row.id }}>
          <LocalText value={cohort.programme.title} />
        </AppLink>
      </h3>
      <p>
        <StateTag state={row.state} />
        {row.team_name && cohort.participation === 'team' ? <> {row.team_name}</> : null}
      </p>
      <p className="k-quiet">
        {row.state === 'draft' ? (
          <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
        ) : (
          <FormattedMessage id="registrations.changed" values={{ moment: formatInstant(intl, row.updated_at) }} />
        )}
      </p>
    </div>
  )
}
