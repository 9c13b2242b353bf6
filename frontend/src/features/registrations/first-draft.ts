// The first content of a registration: who begins it, and what they composed in the public checker. The one who begins
// is put first; whoever is not that person changes the card.
import type { CohortView, MemberInput, RegistrationCreate, Session } from '@/api/types'
import type { Composition } from '@/lib/composition'

export function firstDraft(
  cohort: CohortView,
  { person }: Session,
  composition: Composition | null,
): RegistrationCreate {
  const composed = composition?.members ?? []
  const facts = cohort.participation === 'person' ? composed.slice(0, 1) : composed
  const [first, ...others] = facts.map(({ id: _id, ...rest }) => rest)
  const beginner = { ...first, name: person.name, email: person.email, is_lead: true }
  // The codes were chosen from registers that the server gave.
  const members = [beginner, ...others] as MemberInput[]
  return { municipality: composition?.municipality ?? null, language: person.language, members }
}
