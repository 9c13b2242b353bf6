// What nameless members are called while composing: "municipality 1", "municipality 2", "NGO 1".
import type { IntlShape } from 'react-intl'
import type { Classifiers } from '@/api/types'
import { capitalise } from '@/lib/capitalise'
import type { Composition } from '@/lib/composition'

export function memberLabels(intl: IntlShape, { members }: Composition, { affiliations }: Classifiers) {
  const seen = new Map<string | null, number>()
  const labels = new Map<string, string>()
  for (const member of members) {
    const number = (seen.get(member.affiliation) ?? 0) + 1
    seen.set(member.affiliation, number)
    const kind = affiliations.find(({ code }) => code === member.affiliation)?.label
    const values = { kind: kind ? capitalise(kind) : '', number }
    labels.set(member.id, intl.formatMessage({ id: kind ? 'checker.member.of' : 'checker.member' }, values))
  }
  return labels
}
