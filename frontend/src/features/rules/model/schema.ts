// Finding one's way in the fact schema. Everything the builder offers comes from there; nothing is known by name but
// the two collections of the rule language itself.
import type { CountedSet, FactSchema, Rule, SchemaAttribute } from '@/api/types'

export const MEMBERS = 'members'
export const REGISTRATIONS = 'registrations'

/** Where an attribute is looked up: in a collection, or (null) in the registration itself. */
export type Place = string | null

export function overOf(set: CountedSet | undefined): string {
  // Optional in JSON, where `members` is meant; the generated type cannot say both.
  return (set as Partial<CountedSet> | undefined)?.over ?? MEMBERS
}

export function attributesOf(schema: FactSchema, place: Place): readonly SchemaAttribute[] {
  if (place === null || place === REGISTRATIONS) return schema.registration
  return schema.collections.find(({ name }) => name === place)?.attributes ?? []
}

export function findAttribute(schema: FactSchema, place: Place, name: string): SchemaAttribute | undefined {
  return attributesOf(schema, place).find((attribute) => attribute.name === name)
}

/** Collections that a rule of this scope counts: those of one registration, or those of all of them. */
export function collectionsOf(schema: FactSchema, scope: Rule['scope']): string[] {
  const names = schema.collections.map(({ name }) => name)
  const ofPool = (name: string) => name === REGISTRATIONS || name.startsWith(`${REGISTRATIONS}.`)
  return names.filter((name) => ofPool(name) === (scope === 'pool'))
}

function isAsked({ derived_from }: SchemaAttribute): boolean {
  return derived_from === null
}

function isClosedCode({ kind, open, codes }: SchemaAttribute): boolean {
  return kind === 'code' && !open && codes.length > 1
}

/** What the registration says of where it comes from: its own coded attribute. */
export function originOf(schema: FactSchema): SchemaAttribute | undefined {
  return schema.registration.find((attribute) => attribute.kind === 'code' && isAsked(attribute))
}

function isOrigin(schema: FactSchema, attribute: SchemaAttribute): boolean {
  const origin = originOf(schema)
  return origin !== undefined && attribute.name.split('.').at(-1) === origin.name.split('.').at(-1)
}

/** The same of a member. */
export function memberOriginOf(schema: FactSchema): SchemaAttribute | undefined {
  return attributesOf(schema, MEMBERS).find((attribute) => isAsked(attribute) && isOrigin(schema, attribute))
}

function memberCodes(schema: FactSchema): SchemaAttribute[] {
  return attributesOf(schema, MEMBERS).filter(
    (attribute) => isClosedCode(attribute) && isAsked(attribute) && !isOrigin(schema, attribute),
  )
}

/** What members stand for: a coded fact of life. */
export function backgroundOf(schema: FactSchema): SchemaAttribute | undefined {
  return memberCodes(schema).find(({ correctable }) => !correctable)
}

/** What members do in the team, which the team settles itself. */
export function dutyOf(schema: FactSchema): SchemaAttribute | undefined {
  return memberCodes(schema).find(({ correctable }) => correctable)
}

export function memberTextOf(schema: FactSchema): SchemaAttribute | undefined {
  return attributesOf(schema, MEMBERS).find(({ kind }) => kind === 'text')
}

export function memberAnswerOf(schema: FactSchema): SchemaAttribute | undefined {
  return attributesOf(schema, MEMBERS).findLast(({ kind }) => kind === 'bool')
}
