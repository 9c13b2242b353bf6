// A registration as it is being typed: the facts that rules look at (a composition, as in the public checker) plus
// names and addresses. Pure functions; saving is in autosave.ts.
import type { Fix, Member, MemberInput, RegistrationPatch, RegistrationView } from '@/api/types'
import { applySteps, type ComposedMember, type Composition } from '@/lib/composition'

export interface DraftMember extends ComposedMember {
  name: string
  email: string
  isLead: boolean
}

export interface Draft {
  teamName: string
  municipality: string | null
  members: DraftMember[]
}

export type MemberEdit = Partial<Omit<DraftMember, 'id' | 'isLead'>>

const NOBODY = { name: '', email: '', isLead: false }

function memberOf(member: Member): DraftMember {
  return {
    id: member.id,
    name: member.name ?? '',
    email: member.email ?? '',
    affiliation: member.affiliation,
    organisation: member.organisation,
    municipality: member.municipality,
    role: member.role,
    is_councillor: member.is_councillor,
    isLead: member.is_lead,
  }
}

export function draftOf(view: Pick<RegistrationView, 'members' | 'team_name' | 'municipality' | 'cohort'>): Draft {
  const members = view.members.map(memberOf)
  const draft = { teamName: view.team_name ?? '', municipality: view.municipality, members }
  return view.cohort.participation === 'person' && members.length === 0 ? addPerson(draft) : draft
}

/** Empty text is the same as nothing. */
function filled(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text
}

/**
 * What the server calls the people of the form. Whoever was added here is called otherwise until saved, and keeps that
 * name on the page, so that a card being typed in is not replaced under the cursor.
 */
export type ServerIds = ReadonlyMap<string, string>

export function serverIdsOf(view: Pick<RegistrationView, 'members'>): ServerIds {
  return new Map(view.members.map(({ id }) => [id, id]))
}

/**
 * Adds the ids that the people of `saved` were given, in the order in which they were sent. Who is not there any more
 * is forgotten: somebody added later must not take over their id, and an invitation with it.
 */
export function learnIds(ids: ServerIds, saved: Draft, view: RegistrationView): ServerIds {
  const learnt = saved.members.map(({ id }, position) => [id, view.members[position]?.id] as const)
  const known = learnt.filter((pair): pair is readonly [string, string] => pair[1] !== undefined)
  return idsKnownTo(new Map([...ids, ...known]), view)
}

/** Only ids that the other version still knows: the rest are new people again. */
export function idsKnownTo(ids: ServerIds, theirs: Pick<RegistrationView, 'members'>): ServerIds {
  const known = new Set(theirs.members.map(({ id }) => id))
  return new Map([...ids].filter(([, serverId]) => known.has(serverId)))
}

export function inputOf(member: DraftMember, ids: ServerIds): MemberInput {
  // The codes were chosen from registers that the server gave.
  return {
    id: ids.get(member.id) ?? null,
    name: filled(member.name),
    email: filled(member.email.trim()),
    affiliation: member.affiliation,
    organisation: filled(member.organisation),
    municipality: member.municipality,
    role: member.role,
    is_councillor: member.is_councillor,
    is_lead: member.isLead,
  } as MemberInput
}

/** Everything that can be typed, as the server takes it. The whole is small, so nothing is left to merging. */
export function patchOf(draft: Draft, ids: ServerIds) {
  return {
    team_name: filled(draft.teamName),
    municipality: draft.municipality,
    members: draft.members.map((member) => inputOf(member, ids)),
  } satisfies RegistrationPatch
}

/** Whether two drafts say the same, whatever their people are called inside. */
export function isSame(one: Draft, other: Draft): boolean {
  const nobody: ServerIds = new Map()
  return JSON.stringify(patchOf(one, nobody)) === JSON.stringify(patchOf(other, nobody))
}

function withLead(draft: Draft): Draft {
  const [first, ...others] = draft.members
  if (!first || draft.members.some((member) => member.isLead)) return draft
  return { ...draft, members: [{ ...first, isLead: true }, ...others] }
}

/** Takes over what a function on compositions did, keeping names and addresses of those who stayed. */
function recompose(draft: Draft, { municipality, members }: Composition): Draft {
  const known = new Map(draft.members.map((member) => [member.id, member]))
  const complete = members.map((member) => ({ ...(known.get(member.id) ?? NOBODY), ...member }))
  return withLead({ ...draft, municipality, members: complete })
}

export function applyFix(draft: Draft, fix: Fix): Draft {
  return recompose(draft, applySteps(compositionOf(draft), fix.steps))
}

export function addPerson(draft: Draft): Draft {
  const add = { kind: 'add' as const, member: null, set: [], text: '' }
  return recompose(draft, applySteps(compositionOf(draft), [add]))
}

export function removePerson(draft: Draft, id: string): Draft {
  return withLead({ ...draft, members: draft.members.filter((member) => member.id !== id) })
}

export function changePerson(draft: Draft, id: string, change: MemberEdit): Draft {
  return { ...draft, members: draft.members.map((member) => (member.id === id ? { ...member, ...change } : member)) }
}

export function markLead(draft: Draft, id: string): Draft {
  return { ...draft, members: draft.members.map((member) => ({ ...member, isLead: member.id === id })) }
}

/** Only the facts, for asking whether the rules hold: names and addresses are nobody's business there. */
export function compositionOf({ municipality, members }: Draft): Composition {
  return {
    municipality,
    members: members.map((member) => ({
      id: member.id,
      affiliation: member.affiliation,
      organisation: filled(member.organisation),
      municipality: member.municipality,
      role: member.role,
      is_councillor: member.is_councillor,
    })),
  }
}
