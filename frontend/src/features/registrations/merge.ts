// A draft that two sides changed at once: the lead typed while an invited person answered, or a person joined by the
// link. Where they changed different things both are kept; people who speak for themselves always win over what was
// typed about them, and who declined stays erased. Pure functions.
import type { Member, RegistrationView } from '@/api/types'
import { type Draft, type DraftMember, draftOf, type ServerIds } from './draft'

/** A version of the server's, as far as a draft grows from it. */
export type DraftBase = Pick<RegistrationView, 'version' | 'cohort' | 'team_name' | 'municipality' | 'members'>

interface Sides {
  /** What both sides began with. */
  base: DraftBase
  mine: Draft
  /** What the server calls the people of `mine`. */
  ids: ServerIds
  theirs: DraftBase
}

/** Takes the changed value; notes when both sides changed it to different ones. */
type Choose = <T>(base: T, mine: T, theirs: T) => T

/** Both sides together, or null where somebody has to choose. */
export function mergeDrafts({ base, mine, ids, theirs }: Sides): Draft | null {
  let clash = false
  const note = () => {
    clash = true
  }
  const choose: Choose = (before, here, there) => {
    if (here === before || here === there) return there
    if (there !== before) note()
    return here
  }
  const before = draftOf(base)
  const after = draftOf(theirs)
  const merged = {
    teamName: choose(before.teamName, mine.teamName, after.teamName),
    municipality: choose(before.municipality, mine.municipality, after.municipality),
    members: [
      ...mergeKnown({ base, mine, ids, theirs }, choose, note),
      ...newcomers({ base, mine, ids, theirs }, note),
    ],
  }
  return clash || merged.members.filter(({ isLead }) => isLead).length > 1 ? null : merged
}

/** What was typed here, where it was chosen over theirs; but nobody's own word is overwritten, and nobody erased is back. */
export function insistOn({ base, mine, ids, theirs }: Sides): Draft {
  const shown = new Set(mine.members.map((member) => ids.get(member.id)))
  const own = new Map(
    draftOf(theirs)
      .members.filter(({ id }) => speaksForThemselves(memberOf(theirs, id)))
      .map((member) => [member.id, member]),
  )
  const kept = mine.members.flatMap((member) => {
    const id = ids.get(member.id) ?? ''
    const ownWords = own.get(id)
    if (ownWords) return [{ ...ownWords, id: member.id }]
    const wasErased = !memberOf(theirs, id) && (memberOf(base, id)?.standing ?? 'entered') !== 'entered'
    return wasErased ? [] : [member]
  })
  const joined = [...own.values()].filter(({ id }) => !shown.has(id) && !memberOf(base, id))
  return { ...mine, members: [...kept, ...joined] }
}

/** Their details are their own words, which the lead does not change. */
export function speaksForThemselves(member: Pick<Member, 'standing' | 'is_lead'> | undefined): boolean {
  return member?.standing === 'confirmed' && !member.is_lead
}

/** The people on the page: changed, unchanged, or gone because they declined. */
function mergeKnown({ base, mine, ids, theirs }: Sides, choose: Choose, clash: () => void): DraftMember[] {
  const before = new Map(draftOf(base).members.map((member) => [member.id, member]))
  const after = new Map(draftOf(theirs).members.map((member) => [member.id, member]))
  return mine.members.flatMap((member) => {
    const id = ids.get(member.id)
    if (id === undefined) return [member]
    const was = before.get(id)
    const is = after.get(id)
    if (is && speaksForThemselves(memberOf(theirs, id))) return [{ ...is, id: member.id }]
    if (is) return [mergePerson(was ?? is, member, is, choose)]
    const wasAsked = memberOf(base, id)?.standing !== 'entered'
    if (!wasAsked && was && !isUnchanged(was, member)) clash()
    return []
  })
}

/** People that the page does not show: who joined, and who was removed here. */
function newcomers({ base, mine, ids, theirs }: Sides, clash: () => void): DraftMember[] {
  const shown = new Set(mine.members.map((member) => ids.get(member.id)))
  const before = new Map(draftOf(base).members.map((member) => [member.id, member]))
  return draftOf(theirs).members.flatMap((member) => {
    if (shown.has(member.id)) return []
    const was = before.get(member.id)
    // Removed here. Whoever changed or answered meanwhile is not removed without asking again.
    if (was) {
      if (!isUnchanged(was, member) || memberOf(base, member.id)?.standing !== memberOf(theirs, member.id)?.standing)
        clash()
      return []
    }
    // Typed in another window: maybe the very person who was just added here, so nobody is taken in twice unasked.
    if (memberOf(theirs, member.id)?.standing === 'entered' && shown.has(undefined)) clash()
    return [member]
  })
}

const FIELDS = [
  'name',
  'email',
  'affiliation',
  'organisation',
  'municipality',
  'role',
  'is_councillor',
  'isLead',
] as const

function mergePerson(was: DraftMember, here: DraftMember, there: DraftMember, choose: Choose): DraftMember {
  const chosen = FIELDS.map((field) => [field, choose<unknown>(was[field], here[field], there[field])] as const)
  return { ...here, ...Object.fromEntries(chosen) }
}

function isUnchanged(one: DraftMember, other: DraftMember): boolean {
  return FIELDS.every((field) => one[field] === other[field])
}

function memberOf(view: DraftBase, id: string): Member | undefined {
  return view.members.find((member) => member.id === id)
}
