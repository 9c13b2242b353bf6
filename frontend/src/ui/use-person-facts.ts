// What a person stands for, in words: affiliation, organisation, role, municipality.
import { useIntl } from 'react-intl'
import type { Member } from '@/api/types'
import { useCodeNames } from './use-code-names'

/** Codes as the server gave them, or as they were chosen in a form. */
type PersonFacts = Record<'affiliation' | 'organisation' | 'role' | 'municipality', string | null> &
  Pick<Member, 'is_councillor'>

export function usePersonFacts() {
  const intl = useIntl()
  const nameOf = useCodeNames()
  return (person: PersonFacts): string[] =>
    [
      nameOf('affiliation', person.affiliation),
      person.organisation,
      nameOf('role', person.role),
      nameOf('municipality', person.municipality),
      person.is_councillor ? intl.formatMessage({ id: 'person.isCouncillor' }) : null,
    ].filter((fact) => fact !== null && fact !== '') as string[]
}
