// What was entered, to be read: used before handing in, and afterwards on the page that says where it stands.
import { FormattedMessage } from 'react-intl'
import type { CohortRef } from '@/api/types'
import { Fact, Facts } from '@/ui/facts'
import { useCodeNames } from '@/ui/use-code-names'
import type { DraftMember } from './draft'
import { usePersonFacts } from './draft-lines'
import { useMemberName } from './member-name'

interface EntryProps {
  cohort: CohortRef
  teamName: string | null
  municipality: string | null
  members: readonly DraftMember[]
}

export function Entry({ cohort, teamName, municipality, members }: EntryProps) {
  const nameOf = useCodeNames()
  const factsOf = usePersonFacts()
  const personName = useMemberName(members, cohort.participation)
  const isTeam = cohort.participation === 'team'
  return (
    <Facts>
      {isTeam && teamName ? <Fact name={<FormattedMessage id="editor.teamName" />}>{teamName}</Fact> : null}
      {municipality ? (
        <Fact name={<FormattedMessage id="member.municipality" />}>{nameOf('municipality', municipality)}</Fact>
      ) : null}
      {members.map((member) => (
        <Fact key={member.id} name={personName(member.id)}>
          {[member.email, ...factsOf(member)].filter(Boolean).join(' · ') || '–'}
          {isTeam && member.isLead ? (
            <span className="k-quiet">
              {' · '}
              <FormattedMessage id="editor.lead.is" />
            </span>
          ) : null}
        </Fact>
      ))}
    </Facts>
  )
}
