// Checks as the builder edits them: walking through nested ones, and turning one kind into another without losing
// whom it is about.
import type { Check, CountedSet, FactSchema, Predicate, Rule } from '@/api/types'
import { firstPredicate } from './predicates'
import { attributesOf, collectionsOf, MEMBERS, overOf, REGISTRATIONS } from './schema'

export type CheckKind = Check['kind']
export type CheckOf<Kind extends CheckKind> = Extract<Check, { kind: Kind }>

export const CHECK_KINDS = [
  'count',
  'share',
  'ratio',
  'every',
  'distinct',
  'per_value',
  'fact',
  'confirm',
  'all_of',
  'any_of',
  'if',
] as const satisfies readonly CheckKind[]

export function partsOf(check: Check): Check[] {
  if (check.kind === 'all_of' || check.kind === 'any_of') return check.checks
  if (check.kind === 'if') return [check.when, check.then, ...(check.else ? [check.else] : [])]
  return []
}

function setOf(check: Check): CountedSet | undefined {
  if (check.kind === 'share') return check.part
  if (check.kind === 'ratio') return check.left
  return 'set' in check ? check.set : undefined
}

function leafOf(check: Check): Check {
  const [first] = partsOf(check)
  return first ? leafOf(first) : check
}

/** What a new part begins as. */
export function firstCheck(schema: FactSchema, scope: Rule['scope']): Check {
  return { kind: 'count', set: { over: collectionsOf(schema, scope)[0] ?? MEMBERS }, min: 1 }
}

export function turnCheck(check: Check, kind: CheckKind, schema: FactSchema, scope: Rule['scope']): Check {
  if (kind === check.kind) return check
  const [only, ...others] = partsOf(check)
  if (only?.kind === kind && others.length === 0) return only
  if (kind === 'all_of' || kind === 'any_of') {
    return { kind, checks: check.kind === 'all_of' || check.kind === 'any_of' ? check.checks : [check] }
  }
  if (kind === 'if') return { kind, when: check, then: firstCheck(schema, scope) }
  const leaf = leafOf(check)
  return leaf.kind === kind ? leaf : turnLeaf(leaf, kind, schema, scope)
}

function turnLeaf(
  leaf: Check,
  kind: Exclude<CheckKind, 'all_of' | 'any_of' | 'if'>,
  schema: FactSchema,
  scope: Rule['scope'],
): Check {
  const set = setOf(leaf) ?? { over: collectionsOf(schema, scope)[0] ?? MEMBERS }
  const over = overOf(set)
  const must: Predicate = set.where ?? firstPredicate(schema, over)
  const attr = attributesOf(schema, over)[0]?.name ?? ''
  switch (kind) {
    case 'count':
      return { kind, set, min: 1 }
    case 'share':
      return { kind, part: { ...set, over, where: must }, of: { over }, min: [1, 2] }
    case 'ratio':
      return { kind, left: set, right: { over }, min: [1, 1] }
    case 'every':
      return { kind, set: { over }, must }
    case 'distinct':
      return { kind, set, attr, min: 2 }
    case 'per_value':
      return { kind, set, attr: [attr], max: 1 }
    case 'fact':
      return { kind, must: firstPredicate(schema, null) }
    case 'confirm':
      return { kind, by: 'reviewer', statement: '…' }
  }
}

function mapSets(check: Check, change: (set: CountedSet) => CountedSet): Check {
  const inside = (part: Check) => mapSets(part, change)
  switch (check.kind) {
    case 'share':
      return { ...check, part: change(check.part), of: change(check.of ?? { over: MEMBERS }) }
    case 'ratio':
      return { ...check, left: change(check.left), right: change(check.right) }
    case 'all_of':
    case 'any_of':
      return { ...check, checks: check.checks.map(inside) }
    case 'if':
      return {
        ...check,
        when: inside(check.when),
        then: inside(check.then),
        ...(check.else ? { else: inside(check.else) } : {}),
      }
    case 'fact':
    case 'confirm':
      return check
    default:
      return { ...check, set: change(check.set ?? { over: MEMBERS }) }
  }
}

/** The same rule about one registration or about all of them: what it counts moves along. */
export function withScope(rule: Rule, scope: NonNullable<Rule['scope']>, schema: FactSchema): Rule {
  const known = collectionsOf(schema, scope)
  const ofAll = (name: string) => `${REGISTRATIONS}.${name}`
  const move = (set: CountedSet): CountedSet => {
    const over = overOf(set)
    if (known.includes(over)) return set
    const moved = scope === 'pool' ? ofAll(over) : over.replace(`${REGISTRATIONS}.`, '')
    if (known.includes(moved)) return { ...set, over: moved }
    return { over: known[0] ?? over }
  }
  return { ...rule, scope, check: mapSets(rule.check, move) }
}
