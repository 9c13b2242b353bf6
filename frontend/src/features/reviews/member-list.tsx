// The people of a registration with the facts they gave.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member, Participation } from '@/api/types'
import { useCodeNames } from '@/ui/use-code-names'

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
  const nameOf = useCodeNames()
  const facts = [
    nameOf('affiliation', member.affiliation),
    member.organisation,
    nameOf('role', member.role),
    nameOf('municipality', member.municipality),
    member.is_councillor ? intl.formatMessage({ id: 'person.isCouncillor' }) : null,
  ].filter((fact) => fact !== null)
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
    </div>
  )
}
