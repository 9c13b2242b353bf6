// A test team as the composer shows it, and back.
import type { Participation, TestTeam } from '@/api/types'
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

/** A team to be composed; a single person is there from the beginning. */
export function newTeam(name: string, participation: Participation): TestTeam {
  const empty: TestTeam = { name, municipality: null, members: [], complete: true, expected: 'satisfied' }
  return participation === 'person' ? composedTeam(empty, addMember(EMPTY_COMPOSITION)) : empty
}

/** Nothing is known of them yet. */
export function isUndescribed({ members }: TestTeam): boolean {
  return members.every((member) => Object.values(member).every((fact) => fact === null || fact === undefined))
}
