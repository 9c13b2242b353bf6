// A team as someone composed it before registering: facts about members, no names. It is kept in this browser
// until a registration is begun with it: the link of a sign-in mail may open another tab than the one it was composed in.
import type { FixStep } from '@/api/types'
import { shelf } from './kept'

export interface ComposedMember {
  id: string
  affiliation: string | null
  organisation: string | null
  municipality: string | null
  role: string | null
  is_councillor: boolean | null
}

export interface Composition {
  municipality: string | null
  members: ComposedMember[]
}

export type MemberChange = Partial<Omit<ComposedMember, 'id'>>

export const EMPTY_COMPOSITION: Composition = { municipality: null, members: [] }

/** Attributes as rules name them, and as members carry them. */
const FIELDS: Readonly<Record<string, keyof MemberChange>> = {
  affiliation: 'affiliation',
  'affiliation.kind': 'affiliation',
  organisation: 'organisation',
  'affiliation.organisation': 'organisation',
  municipality: 'municipality',
  'affiliation.municipality': 'municipality',
  role: 'role',
  is_councillor: 'is_councillor',
}

function freeId(members: readonly ComposedMember[]): string {
  const used = new Set(members.map((member) => member.id))
  let number = members.length + 1
  while (used.has(`m${number}`)) number += 1
  return `m${number}`
}

export function addMember(composition: Composition, facts: MemberChange = {}): Composition {
  const member: ComposedMember = {
    id: freeId(composition.members),
    affiliation: facts.affiliation ?? null,
    organisation: facts.organisation ?? null,
    municipality: facts.municipality ?? null,
    role: facts.role ?? null,
    is_councillor: facts.is_councillor ?? null,
  }
  return { ...composition, members: [...composition.members, member] }
}

export function removeMember(composition: Composition, id: string): Composition {
  return { ...composition, members: composition.members.filter((member) => member.id !== id) }
}

export function changeMember(composition: Composition, id: string, change: MemberChange): Composition {
  const members = composition.members.map((member) => (member.id === id ? { ...member, ...change } : member))
  return { ...composition, members }
}

/** Removes the latest member with this affiliation, the one whose facts cost least to enter again. */
export function removeOne(composition: Composition, affiliation: string | null): Composition {
  const last = composition.members.findLast((member) => member.affiliation === affiliation)
  return last ? removeMember(composition, last.id) : composition
}

function factsOf(step: FixStep): MemberChange {
  const known = step.set.map(({ attribute, value }) => [FIELDS[attribute], value] as const)
  return Object.fromEntries(known.filter(([field]) => field !== undefined))
}

function applyStep(composition: Composition, step: FixStep): Composition {
  const facts = factsOf(step)
  if (step.kind === 'add') return addMember(composition, facts)
  if (step.member === null) {
    const { municipality } = facts
    return municipality === undefined ? composition : { ...composition, municipality }
  }
  return step.kind === 'remove' ? removeMember(composition, step.member) : changeMember(composition, step.member, facts)
}

/** The composition after a suggested fix. Steps that ask for a person's word (confirm, or a value to fill) change nothing. */
export function applySteps(composition: Composition, steps: readonly FixStep[]): Composition {
  return steps.reduce(applyStep, composition)
}

/** What was composed in this browser, by the id of the cohort. */
export const keptComposition = shelf('composition', isComposition, 'browser')

/** What was composed and is not to be offered again: it stays in the checker as it is. */
const declined = shelf('composition.declined', isComposition, 'browser')

export function declineComposition(cohort: string, composition: Composition): void {
  declined.keep(cohort, composition)
}

export function isDeclined(cohort: string, composition: Composition): boolean {
  return JSON.stringify(declined.load(cohort)) === JSON.stringify(composition)
}

export function clearComposition(cohort: string): void {
  keptComposition.drop(cohort)
  declined.drop(cohort)
}

function isComposition(value: unknown): value is Composition {
  if (typeof value !== 'object' || value === null || !('members' in value)) return false
  return Array.isArray(value.members) && value.members.every((member) => typeof member?.id === 'string')
}
