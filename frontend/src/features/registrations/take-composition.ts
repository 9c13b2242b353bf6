// What was composed in the public checker, taken into a draft that was begun before: the facts are those of the
// composition, names and addresses those of the draft. Nobody with a name or an address is dropped.
import type { ComposedMember, Composition } from '@/lib/composition'
import { addPerson, type Draft, type DraftMember } from './draft'

type Facts = Omit<ComposedMember, 'id'>

/** Facts that the checker did not ask for stay as they are in the draft. */
function withFacts(member: DraftMember, facts: Facts): DraftMember {
  const known = Object.entries(facts).filter(([, fact]) => fact !== null)
  return { ...member, ...Object.fromEntries(known) }
}

function isWritten({ name, email, isLead }: DraftMember): boolean {
  return isLead || name.trim() !== '' || email.trim() !== ''
}

/** Who of the draft a composed member may be: somebody of the same background, else somebody without one. */
function counterpart(composed: ComposedMember, free: readonly DraftMember[]): DraftMember | undefined {
  return (
    free.find(({ affiliation }) => affiliation === composed.affiliation) ??
    free.find(({ affiliation }) => affiliation === null)
  )
}

interface Pairing {
  members: DraftMember[]
  free: readonly DraftMember[]
}

function pair({ members, free }: Pairing, composed: ComposedMember, onlyOne: boolean): Pairing {
  const { id: _id, ...facts } = composed
  const match = onlyOne ? free[0] : counterpart(composed, free)
  if (match) return { members: [...members, withFacts(match, facts)], free: free.filter((other) => other !== match) }
  const [stranger] = addPerson({ teamName: '', municipality: null, members: [...members, ...free] }).members.slice(-1)
  return stranger ? { members: [...members, { ...stranger, ...facts, isLead: false }], free } : { members, free }
}

export function takeComposition(draft: Draft, composition: Composition, isPerson: boolean): Draft {
  const composed = isPerson ? composition.members.slice(0, 1) : composition.members
  const start: Pairing = { members: [], free: draft.members }
  const { members, free } = composed.reduce((pairing, each) => pair(pairing, each, isPerson), start)
  const kept = [...members, ...free.filter((member) => isWritten(member))]
  const order = new Map(draft.members.map(({ id }, index) => [id, index]))
  const placed = kept.toSorted(
    (one, other) => (order.get(one.id) ?? kept.length) - (order.get(other.id) ?? kept.length),
  )
  return { ...draft, municipality: composition.municipality ?? draft.municipality, members: placed }
}
