// The people of a registration with the facts they gave.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member, Participation } from '@/api/types'
import { StandingWords } from '@/ui/standing'
import { usePersonFacts } from '@/ui/use-person-facts'

interface MemberListProps {
  members: readonly Member[]
  participation: Participation
}

export function MemberList({ members, participation }: MemberListProps) {
  return (
    <ul className="k-plain k-rows">
      {members.map((member) => (
        <li key={member.id}>
          <Person member={member} isTeam={participation === 'team'} />
        </li>
      ))}
    </ul>
  )
}

function Person({ member, isTeam }: { member: Member; isTeam: boolean }) {
  const intl = useIntl()
  const facts = usePersonFacts()(member)
  return (
    <div>
      <strong>{member.name ?? intl.formatMessage({ id: 'reviews.nameless' })}</strong>
      {isTeam && member.is_lead ? (
        <span className="k-quiet">
          {' · '}
          <FormattedMessage id="editor.lead.is" />
        </span>
      ) : null}
      <br />
      {facts.join(' · ')}
      {member.email ? (
        <>
          {facts.length > 0 ? <br /> : null}
          <a className="ds-link" href={`mailto:${member.email}`}>
            {member.email}
          </a>
        </>
      ) : null}
      {isTeam && !member.is_lead ? (
        <span className="k-entry-standing">
          <StandingWords member={member} reader="organiser" />
        </span>
      ) : null}
    </div>
  )
}
