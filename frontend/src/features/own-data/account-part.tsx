// The account itself, roles in organisations, and the traces of using it: sign-ins, links, lines about decisions.
import { FormattedMessage, useIntl } from 'react-intl'
import type { OwnData } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { formatInstant } from '@/ui/dates'
import { Fact, Facts } from '@/ui/facts'
import { LocalText } from '@/ui/local-text'
import { About, Group } from './group'

export function AccountPart({ data }: { data: OwnData }) {
  const intl = useIntl()
  const locale = useLocale()
  const { account } = data
  return (
    <Group data={data} group="account">
      <Facts>
        <Fact name={<FormattedMessage id="person.email" values={{ who: 'you' }} />}>{account.email}</Fact>
        <Fact name={<FormattedMessage id="profile.name" />}>
          {account.name ?? <FormattedMessage id="data.notGiven" />}
        </Fact>
        <Fact name={<FormattedMessage id="profile.language" />}>
          <FormattedMessage id={`language.${account.language}`} />
        </Fact>
        <Fact name={<FormattedMessage id="data.since" />}>{formatInstant(intl, account.since)}</Fact>
      </Facts>
      <p>
        <AppLink to="/$locale/profile" params={{ locale }}>
          <FormattedMessage id="data.correctAccount" />
        </AppLink>
      </p>
    </Group>
  )
}

export function RolesPart({ data }: { data: OwnData }) {
  const intl = useIntl()
  return (
    <Group data={data} group="roles">
      <ul>
        {data.roles.map(({ organisation, role, since }) => (
          <li key={organisation.id}>
            <LocalText value={organisation.name} />
            {': '}
            <FormattedMessage id={`data.role.${role}`} values={{ since: formatInstant(intl, since) }} />
          </li>
        ))}
      </ul>
    </Group>
  )
}

/** As many as a person reads; the file has them all. */
const SHOWN = 5

export function TracesPart({ data }: { data: OwnData }) {
  const intl = useIntl()
  const more = data.sign_ins.length - SHOWN
  return (
    <>
      <Group data={data} group="sign_ins">
        <ul>
          {data.sign_ins.slice(0, SHOWN).map(({ signed_in_at }) => (
            <li key={signed_in_at}>{formatInstant(intl, signed_in_at)}</li>
          ))}
        </ul>
        {more > 0 ? (
          <p>
            <FormattedMessage id="data.moreSignIns" values={{ count: more }} />
          </p>
        ) : null}
        <p className="k-quiet">
          <FormattedMessage id="data.signInsKept" />
        </p>
      </Group>
      <Group data={data} group="links">
        <p>
          <FormattedMessage id="data.links" values={{ count: data.links.status }} />
        </p>
      </Group>
      {data.decisions > 0 ? <Decisions data={data} /> : null}
    </>
  )
}

function Decisions({ data }: { data: OwnData }) {
  return (
    <>
      <h2 className="ds-heading">
        <FormattedMessage id="data.group.decisions" />
      </h2>
      <p>
        <FormattedMessage id="data.decisions" values={{ count: data.decisions }} />
      </p>
      <About data={data} group="decisions" />
    </>
  )
}
