// A draft in lines of text, for reading it over: the team's name, the municipality, then one line per person.
import { useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { useCodeNames } from '@/ui/use-code-names'
import { usePersonFacts } from '@/ui/use-person-facts'
import type { Draft } from './draft'
import { memberNames } from './member-name'

export function useDraftLines(view: RegistrationView) {
  const intl = useIntl()
  const nameOf = useCodeNames()
  const factsOf = usePersonFacts()
  return (draft: Draft): string[] => {
    const place = nameOf('municipality', draft.municipality)
    const names = memberNames(intl, draft.members, view.cohort.participation)
    return [
      ...(draft.teamName ? [`${intl.formatMessage({ id: 'editor.teamName' })}: ${draft.teamName}`] : []),
      ...(place ? [place] : []),
      ...draft.members.map((member) =>
        [names(member.id), member.email, ...factsOf(member)].filter(Boolean).join(' · '),
      ),
    ]
  }
}
