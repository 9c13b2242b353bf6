// A test team as the composer shows it, and back.
import type { TestTeam } from '@/api/types'
import { addMember, type Composition, EMPTY_COMPOSITION } from '@/lib/composition'

export function compositionOf({ municipality, members }: TestTeam): Composition {
  const empty: Composition = { ...EMPTY_COMPOSITION, municipality: municipality ?? null }
  return members.reduce<Composition>((composition, { id: _id, ...facts }) => addMember(composition, facts), empty)
}

export function composedTeam(team: TestTeam, { municipality, members }: Composition): TestTeam {
  // The codes were chosen from registers that the server gave, so they are codes it knows.
  const facts = members.map(({ id: _id, ...member }) => member) as TestTeam['members']
  return { ...team, municipality, members: facts }
}
