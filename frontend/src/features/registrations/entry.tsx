// What was entered, to be read: used before handing in, and afterwards on the page that says where it stands.
import { FormattedMessage } from 'react-intl'
import type { CohortRef, Member } from '@/api/types'
import { Fact, Facts } from '@/ui/facts'
import { JUST_TYPED, StandingWords } from '@/ui/standing'
import { useCodeNames } from '@/ui/use-code-names'
import { usePersonFacts } from '@/ui/use-person-facts'
import type { DraftMember } from './draft'
import { useMemberName } from './member-name'

interface TeamEntryProps {
  cohort: CohortRef
  teamName: string | null
  municipality: string | null
}

interface MemberEntryProps {
  cohort: CohortRef
  members: readonly DraftMember[]
  /** A person as the server knows them; nothing while they are only typed. */
  known: (id: string) => Member | undefined
}

export function Entry(props: TeamEntryProps & MemberEntryProps) {
  return (
    <Facts>
      <TeamEntry {...props} />
      <MemberEntry {...props} />
    </Facts>
  )
}

/** Within a list of facts. */
export function TeamEntry({ cohort, teamName, municipality }: TeamEntryProps) {
  const nameOf = useCodeNames()
  return (
    <>
      {cohort.participation === 'team' && teamName ? (
        <Fact name={<FormattedMessage id="editor.teamName" />}>{teamName}</Fact>
      ) : null}
      {municipality ? (
        <Fact name={<FormattedMessage id="member.municipality" />}>{nameOf('municipality', municipality)}</Fact>
      ) : null}
    </>
  )
}

/** Within a list of facts. */
export function MemberEntry({ cohort, members, known }: MemberEntryProps) {
  const factsOf = usePersonFacts()
  const personName = useMemberName(members, cohort.participation)
  const isTeam = cohort.participation === 'team'
  return members.map((member) => (
    <Fact key={member.id} name={personName(member.id)}>
      {[member.email, ...factsOf(member)].filter(Boolean).join(' · ') || '–'}
      {isTeam ? (
        <span className="k-entry-standing">
          {member.isLead ? (
            <FormattedMessage id="editor.lead" />
          ) : (
            <StandingWords member={known(member.id) ?? JUST_TYPED} />
          )}
        </span>
      ) : null}
    </Fact>
  ))
}
