// What an invitation is about: the programme, its organisers, until when; and who will read one's details.
import { FormattedMessage, useIntl } from 'react-intl'
import type { InvitationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { formatEnd, MomentText } from '@/ui/dates'
import { Fact, Facts } from '@/ui/facts'
import { LocalList, LocalText } from '@/ui/local-text'
import { Section } from '@/ui/section'
import { usePersonFacts } from '@/ui/use-person-facts'

export function AboutInvitation({ view }: { view: InvitationView }) {
  const locale = useLocale()
  const { programme, cohort } = view
  return (
    <div className="k-about-invitation">
      <Facts>
        <Fact name={<FormattedMessage id="invitation.programme" />}>
          <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: programme.slug }}>
            <LocalText value={programme.title} quiet />
          </AppLink>
          {cohort.title ? (
            <>
              {' · '}
              <LocalText value={cohort.title} quiet />
            </>
          ) : null}
          <br />
          <LocalText value={programme.summary} />
        </Fact>
        {view.team_name ? <Fact name={<FormattedMessage id="invitation.team" />}>{view.team_name}</Fact> : null}
        <Fact name={<FormattedMessage id="invitation.organisers" />}>
          <Names values={view.organisers} />
        </Fact>
        {view.state === 'open' ? <AnswerBy view={view} /> : null}
        {view.deadline ? (
          <Fact name={<FormattedMessage id="invitation.deadline" />}>
            <MomentText value={view.deadline} />
          </Fact>
        ) : null}
      </Facts>
    </div>
  )
}

function AnswerBy({ view }: { view: InvitationView }) {
  const intl = useIntl()
  return (
    <Fact name={<FormattedMessage id="invitation.answerBy" />}>
      {formatEnd(intl, view.expires_at)}{' '}
      <span className="k-quiet">
        <FormattedMessage id="date.estonianTime" />
      </span>
    </Fact>
  )
}

function Names({ values }: { values: InvitationView['organisers'] }) {
  const [only, ...others] = values
  if (only && others.length === 0) return <LocalText value={only} quiet />
  return <LocalList values={values} />
}

export function Readers({ view }: { view: InvitationView }) {
  const intl = useIntl()
  const lead = view.lead_name ?? intl.formatMessage({ id: 'invitation.someLead' })
  return (
    <Section title={<FormattedMessage id="invitation.readers" />}>
      <ul className="k-list">
        {view.who_sees.map((reader) => (
          <li key={reader}>
            <FormattedMessage id={`invitation.reader.${reader}`} values={{ lead }} />
          </li>
        ))}
      </ul>
      {view.state === 'open' ? (
        <p>
          <FormattedMessage id="invitation.readers.text" />
        </p>
      ) : null}
    </Section>
  )
}

interface OwnFactsProps {
  view: InvitationView
  /** Name and address are shown elsewhere. */
  brief?: boolean
}

/** One's own details where they cannot be changed any more. */
export function OwnFacts({ view: { entered }, brief = false }: OwnFactsProps) {
  const factsOf = usePersonFacts()
  if (!entered) return null
  return (
    <Facts>
      {brief ? null : (
        <>
          <Fact name={<FormattedMessage id="person.name" values={{ who: 'you' }} />}>{entered.name ?? '–'}</Fact>
          <Fact name={<FormattedMessage id="person.email" values={{ who: 'you' }} />}>{entered.email ?? '–'}</Fact>
        </>
      )}
      <Fact name={<FormattedMessage id="member.facts" />}>{factsOf(entered).join(' · ') || '–'}</Fact>
    </Facts>
  )
}
