// The gallery: what calls really ask, as rules to begin from. A pattern that calls word in more than one sense asks
// which is meant. Attributes come from the fact schema; a pattern the schema has no facts for is not offered.

import type { Check, FactSchema, Predicate, Rule, SchemaAttribute } from '@/api/types'
import { MORE_THAN_HALF } from './fractions'
import { firstValue } from './predicates'
import { backgroundOf, dutyOf, MEMBERS, memberAnswerOf, memberOriginOf, memberTextOf, originOf } from './schema'

export interface Pattern {
  id: PatternId
  /** The senses to choose from, the usual one first. */
  senses: readonly Sense[]
  make: (schema: FactSchema, sense: Sense | undefined) => Rule[]
}

export type PatternId =
  | 'size'
  | 'from'
  | 'both'
  | 'nobody'
  | 'share'
  | 'same'
  | 'different'
  | 'onePerPlace'
  | 'places'
  | 'region'
  | 'roles'
  | 'lead'
  | 'perOrganisation'
  | 'answer'
  | 'either'
  | 'ifThen'
  | 'confirm'

export type Sense =
  | 'most'
  | 'half'
  | 'third'
  | 'eachOther'
  | 'team'
  | 'refuse'
  | 'queue'
  | 'must'
  | 'advise'
  | 'etc'
  | 'exactlyOne'
  | 'atLeastOne'
  | 'reviewer'
  | 'applicant'

function members(where?: Predicate) {
  return { over: MEMBERS, ...(where ? { where } : {}) }
}

/** What the examples in the gallery speak of, so that one gets what one read; any other codes serve where these lack. */
const EXAMPLES: readonly string[] = ['municipality', 'ngo', 'deputy_mayor', 'development_manager']

function exampleCodes({ codes }: SchemaAttribute): string[] {
  const all = codes.map(({ code }) => code)
  const known = EXAMPLES.filter((code) => all.includes(code))
  return [...known, ...all.filter((code) => !known.includes(code))]
}

function is(attribute: SchemaAttribute, at = 0): Predicate {
  return { op: 'is', attr: attribute.name, value: exampleCodes(attribute)[at] ?? firstValue(attribute) }
}

function rule(id: string, check: Check, more: Partial<Rule> = {}): Rule {
  return { id, check, ...more }
}

function atLeast(min: number, where?: Predicate): Check {
  return { kind: 'count', set: members(where), min }
}

/** A pattern that needs one fact to speak of. */
function about(
  find: (schema: FactSchema) => SchemaAttribute | undefined,
  make: (attribute: SchemaAttribute, sense: Sense | undefined, schema: FactSchema) => Rule[],
): Pattern['make'] {
  return (schema, sense) => {
    const attribute = find(schema)
    return attribute ? make(attribute, sense, schema) : []
  }
}

function pooled(sense: Sense | undefined): Partial<Rule> {
  return { scope: 'pool', effect: sense === 'queue' ? 'waitlist' : 'require' }
}

const FOR_TEAMS: readonly Pattern[] = [
  { id: 'size', senses: [], make: () => [rule('size', { kind: 'count', set: members(), min: 4, max: 6 })] },
  { id: 'from', senses: [], make: about(backgroundOf, (attribute) => [rule('from', atLeast(3, is(attribute)))]) },
  {
    id: 'both',
    senses: [],
    make: about(backgroundOf, (attribute) => [
      rule('from', atLeast(2, is(attribute))),
      rule('from', atLeast(2, is(attribute, 1))),
    ]),
  },
  {
    id: 'share',
    senses: ['most', 'half', 'third'],
    make: about(backgroundOf, (attribute, sense) => {
      const min: [number, number] = sense === 'half' ? [1, 2] : sense === 'third' ? [1, 3] : MORE_THAN_HALF
      return [rule('share', { kind: 'share', part: members(is(attribute, 1)), of: members(), min })]
    }),
  },
  {
    id: 'same',
    senses: ['eachOther', 'team'],
    make: about(memberOriginOf, ({ name: attr }, sense, schema) => {
      const own = originOf(schema)
      if (sense !== 'team' || !own) return [rule('same', { kind: 'distinct', set: members(), attr, max: 1 })]
      return [rule('same', { kind: 'every', set: members(), must: { op: 'same_as', attr, as: own.name } })]
    }),
  },
  {
    id: 'different',
    senses: [],
    make: about(memberOriginOf, ({ name }) => [
      rule('different', { kind: 'per_value', set: members(), attr: [name], max: 1 }),
    ]),
  },
  {
    id: 'lead',
    senses: ['exactlyOne', 'atLeastOne'],
    make: about(dutyOf, (attribute, sense) => {
      const check = { kind: 'count', set: members(is(attribute)), min: 1 } as const
      return [rule('lead', sense === 'atLeastOne' ? check : { ...check, max: 1 })]
    }),
  },
  {
    id: 'perOrganisation',
    senses: [],
    make: about(memberTextOf, ({ name }) => [
      rule('per-organisation', { kind: 'per_value', set: members(), attr: [name], max: 2 }),
    ]),
  },
  {
    id: 'either',
    senses: [],
    make: about(backgroundOf, (attribute) => [
      rule('either', { kind: 'any_of', checks: [atLeast(3, is(attribute)), atLeast(3, is(attribute, 1))] }),
    ]),
  },
  {
    id: 'ifThen',
    senses: [],
    make: about(backgroundOf, (attribute) => [
      rule('if', { kind: 'if', when: atLeast(7), then: atLeast(3, is(attribute)) }),
    ]),
  },
]

const FOR_EVERYBODY: readonly Pattern[] = [
  {
    id: 'nobody',
    senses: [],
    make: about(backgroundOf, (attribute) => [rule('nobody', { kind: 'count', set: members(is(attribute)), max: 0 })]),
  },
  {
    id: 'onePerPlace',
    senses: ['refuse', 'queue'],
    make: about(originOf, ({ name }, sense) => [
      rule('one-per-place', { kind: 'per_value', set: { over: 'registrations' }, attr: [name], max: 1 }, pooled(sense)),
    ]),
  },
  {
    id: 'places',
    senses: ['queue', 'refuse'],
    make: (_, sense) => [
      rule('places', { kind: 'count', set: { over: 'registrations' }, max: 10 }, pooled(sense ?? 'queue')),
    ],
  },
  {
    id: 'region',
    senses: [],
    make: about(originOf, (attribute) => [
      rule('region', { kind: 'fact', must: { op: 'in', attr: attribute.name, values: [firstValue(attribute)] } }),
    ]),
  },
  {
    id: 'roles',
    senses: ['must', 'advise', 'etc'],
    make: about(dutyOf, (attribute, sense) => {
      const values = exampleCodes(attribute).slice(0, 2)
      const listed: Check = { kind: 'every', set: members(), must: { op: 'in', attr: attribute.name, values } }
      if (sense === 'advise') return [rule('roles', listed, { effect: 'advise' })]
      if (sense !== 'etc') return [rule('roles', listed)]
      const similar: Check = { kind: 'confirm', by: 'reviewer', statement: 'comparable-role' }
      return [rule('roles', { kind: 'any_of', checks: [listed, similar] })]
    }),
  },
  {
    id: 'answer',
    senses: [],
    make: about(memberAnswerOf, (attribute) => [rule('answer', atLeast(1, is(attribute)))]),
  },
  {
    id: 'confirm',
    senses: ['reviewer', 'applicant'],
    make: (_, sense) => [
      rule('confirm', {
        kind: 'confirm',
        by: sense === 'applicant' ? 'applicant' : 'reviewer',
        statement: 'works-on-the-subject',
      }),
    ],
  },
]

export const PATTERNS: readonly Pattern[] = [...FOR_TEAMS, ...FOR_EVERYBODY]

/** The patterns that this schema has the facts for. Single people are not counted within a team. */
export function patternsFor(schema: FactSchema): Pattern[] {
  const fitting = schema.participation === 'person' ? FOR_EVERYBODY : PATTERNS
  return fitting.filter(({ make, senses }) => make(schema, senses[0]).length > 0)
}
