// Registrations that name the person or that they answer for. Of the others in them only the number is shown.
import { FormattedMessage, useIntl } from 'react-intl'
import type { OwnAnswer, OwnData, OwnEntry, OwnRegistration } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { formatInstant } from '@/ui/dates'
import { Fact, Facts } from '@/ui/facts'
import { KeepingWords } from '@/ui/keeping'
import { LocalText } from '@/ui/local-text'
import { StateTag } from '@/ui/state-tag'
import { useCodeNames } from '@/ui/use-code-names'
import { Group } from './group'

export function RegistrationsPart({ data }: { data: OwnData }) {
  return (
    <Group data={data} group="registrations">
      {data.registrations.length === 0 ? (
        <p>
          <FormattedMessage id="data.noRegistrations" />
        </p>
      ) : (
        <ul className="k-calls">
          {data.registrations.map((one) => (
            <li key={one.id}>
              <Registration one={one} />
            </li>
          ))}
        </ul>
      )}
    </Group>
  )
}

function Registration({ one }: { one: OwnRegistration }) {
  return (
    <div className="k-call">
      <h3 className="k-call-title">
        <Title one={one} />
      </h3>
      <p>
        <StateTag state={one.state} /> {one.team_name}
      </p>
      {one.entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity of their own here and never move
        <Entry key={at} entry={entry} />
      ))}
      <Answers answers={one.answers} />
      <p>
        <FormattedMessage id={`data.part.${one.is_applicant}`} values={{ others: one.other_people }} />{' '}
        <KeepingWords kept={one.kept} />
      </p>
    </div>
  )
}

/** Who answers for it has a page of it, where the details are corrected. */
function Title({ one }: { one: OwnRegistration }) {
  const locale = useLocale()
  if (!one.is_applicant) return <LocalText value={one.programme.title} />
  return (
    <AppLink to="/$locale/registrations/$id" params={{ locale, id: one.id }}>
      <LocalText value={one.programme.title} />
    </AppLink>
  )
}

function Entry({ entry }: { entry: OwnEntry }) {
  const intl = useIntl()
  const nameOf = useCodeNames()
  const facts = [
    ['person.name', entry.name],
    ['person.email', entry.email],
    ['person.affiliation', nameOf('affiliation', entry.affiliation)],
    ['person.organisation', entry.organisation],
    ['person.place', entry.municipality?.label ?? null],
    ['person.role', nameOf('role', entry.role)],
  ] as const
  return (
    <Facts>
      {facts.map(([id, value]) =>
        value === null ? null : (
          <Fact key={id} name={<FormattedMessage id={id} values={{ who: 'you' }} />}>
            {value}
          </Fact>
        ),
      )}
      {entry.is_councillor === null ? null : (
        <Fact name={<FormattedMessage id="data.councillor" />}>
          <FormattedMessage id={`data.yesNo.${entry.is_councillor}`} />
        </Fact>
      )}
      {entry.consented_at ? (
        <Fact name={<FormattedMessage id="data.consented" />}>{formatInstant(intl, entry.consented_at)}</Fact>
      ) : null}
    </Facts>
  )
}

function Answers({ answers }: { answers: readonly OwnAnswer[] }) {
  if (answers.length === 0) return null
  return (
    <>
      <h4 className="ds-heading">
        <FormattedMessage id="data.group.answers" />
      </h4>
      <Facts>
        {answers.map((answer, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers are only read and never move
          <Fact key={at} name={<LocalText value={answer.question} />}>
            <span className="k-lines">{answer.in_words}</span>
            <br />
            <span className="k-quiet">
              <LocalText value={answer.purpose} /> <KeepingWords kept={answer.kept} />
            </span>
          </Fact>
        ))}
      </Facts>
    </>
  )
}
