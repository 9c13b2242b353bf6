import { describe, expect, test } from 'vitest'
import type { Check, Predicate, Rule } from '@/api/types'
import { moveItem } from '@/lib/move-item'
import { CHECKS, factSchema, MUNICIPAL, PREDICATES, SIZE } from '@/test/rule-examples'
import { inMode, modeOf } from './bounds'
import { isSame } from './canonical'
import { CHECK_KINDS, turnCheck, withScope } from './checks'
import { readFraction, writeFraction } from './fractions'
import { PATTERNS, patternsFor } from './patterns'
import { operatorsFor, turnPredicate, withAttribute } from './predicates'
import { findAttribute, overOf } from './schema'
import { addRules, begin, duplicateRule, take } from './work'

const schema = factSchema()

test('there is an example of every kind and every operator', () => {
  expect(CHECKS.map(({ kind }) => kind)).toEqual([...CHECK_KINDS])
  expect(new Set(PREDICATES.map(({ op }) => op)).size).toBe(9)
})

describe.each(CHECKS.map((check) => [check.kind, check] as const))('a check of kind %s', (_, check) => {
  test.each(['all_of', 'any_of'] as const)('comes back from %s as it was', (kind) => {
    expect(turnCheck(turnCheck(check, kind, schema, 'registration'), check.kind, schema, 'registration')).toEqual(check)
  })

  test.each(CHECK_KINDS)('can become %s, about facts that exist', (kind) => {
    const turned = turnCheck(check, kind, schema, 'registration')
    expect(turned.kind).toBe(kind)
    expect(faultsOf(turned)).toEqual([])
  })

  test('survives a visit to the pool', () => {
    const rule: Rule = { id: 'r', check }
    const moved = withScope(rule, 'pool', schema)
    expect(JSON.stringify(moved.check)).not.toContain('"over":"members"')
    expect(isSame(withScope(moved, 'registration', schema), rule)).toBe(true)
  })
})

describe.each(PREDICATES.map((pred) => [pred.op, pred] as const))('a predicate %s', (_, pred) => {
  test.each(['all', 'any', 'not'] as const)('comes back from %s as it was', (op) => {
    if (pred.op === 'all' || pred.op === 'any') return
    expect(turnPredicate(turnPredicate(pred, op, schema, 'members'), pred.op, schema, 'members')).toEqual(pred)
  })

  test.each(operatorsFor(schema, findAttribute(schema, 'members', 'affiliation.kind')))('can become %s', (op) => {
    const turned = turnPredicate(pred, op, schema, 'members')
    expect(turned.op).toBe(op)
    expect(attributesIn(turned).every((name) => findAttribute(schema, 'members', name))).toBe(true)
  })
})

test('another attribute takes a value of its own', () => {
  const pred = { op: 'is', attr: 'affiliation.kind', value: 'ngo' } as const
  expect(withAttribute(pred, 'is_councillor', schema, 'members')).toEqual({
    op: 'is',
    attr: 'is_councillor',
    value: true,
  })
  const same = { op: 'same_as', attr: 'affiliation.municipality', as: 'municipality' } as const
  expect(withAttribute(same, 'is_councillor', schema, 'members')).toMatchObject({ op: 'is', value: true })
  expect(withAttribute({ op: 'between', attr: 'age', min: 3 }, 'role', schema, 'members')).toEqual({
    op: 'is',
    attr: 'role',
    value: 'mayor',
  })
})

function attributesIn(pred: Predicate): string[] {
  if (pred.op === 'not') return attributesIn(pred.of)
  return pred.op === 'all' || pred.op === 'any' ? pred.of.flatMap(attributesIn) : [pred.attr]
}

/** Attributes and codes of a check that the schema does not know. */
function faultsOf(check: Check): string[] {
  if (check.kind === 'all_of' || check.kind === 'any_of') return check.checks.flatMap(faultsOf)
  if (check.kind === 'if') return [check.when, check.then].flatMap(faultsOf)
  if (check.kind === 'confirm') return check.statement === '' ? ['statement'] : []
  if (check.kind === 'fact') return faultsIn(check.must, null)
  if (check.kind === 'share') return faultsIn(check.part.where, overOf(check.part))
  if (check.kind === 'ratio') return faultsIn(check.left.where, overOf(check.left))
  const over = overOf(check.set)
  const named = check.kind === 'distinct' ? [check.attr] : check.kind === 'per_value' ? check.attr : []
  const unknown = named.filter((name) => !findAttribute(schema, over, name))
  const must = check.kind === 'every' ? faultsIn(check.must, over) : []
  return [...unknown, ...must, ...faultsIn(check.set?.where, over)]
}

function faultsIn(pred: Predicate | null | undefined, over: string | null): string[] {
  if (!pred) return []
  if (pred.op === 'not') return faultsIn(pred.of, over)
  if (pred.op === 'all' || pred.op === 'any') return pred.of.flatMap((part) => faultsIn(part, over))
  const attribute = findAttribute(schema, over, pred.attr)
  if (!attribute) return [pred.attr]
  const values = pred.op === 'is' ? [pred.value] : pred.op === 'in' ? pred.values : []
  const known = new Set(attribute.codes.map(({ code }) => code))
  return known.size === 0 ? [] : values.map(String).filter((value) => !known.has(value))
}

describe('the gallery', () => {
  test('a pattern begins with what its example says, whatever the order of the codes', () => {
    const turned = factSchema()
    for (const { attributes } of turned.collections) for (const { codes } of attributes) codes.reverse()
    const both = PATTERNS.find(({ id }) => id === 'both')?.make(turned, undefined) ?? []
    expect(both.map(({ check }) => check.kind === 'count' && check.set?.where)).toMatchObject([
      { value: 'municipality' },
      { value: 'ngo' },
    ])
  })

  test.each(
    PATTERNS.flatMap((pattern) =>
      (pattern.senses.length > 0 ? pattern.senses : [undefined]).map((sense) => [pattern.id, sense, pattern] as const),
    ),
  )('%s (%s) speaks of facts that exist', (_id, sense, pattern) => {
    const made = pattern.make(schema, sense)
    expect(made.length).toBeGreaterThan(0)
    expect(made.flatMap(({ check }) => faultsOf(check))).toEqual([])
    const counted = JSON.stringify(made).includes('"over":"registrations')
    expect(made.every(({ scope }) => (scope === 'pool') === counted)).toBe(true)
  })

  test('the senses of a pattern differ', () => {
    for (const { senses, make } of PATTERNS) {
      const made = senses.map((sense) => JSON.stringify(make(schema, sense)))
      expect(new Set(made).size).toBe(senses.length)
    }
  })

  test('offers nothing that the schema has no facts for, and no team sizes to single people', () => {
    const bare = factSchema({ registration: [], collections: [{ name: 'members', one: '', many: '', attributes: [] }] })
    expect(patternsFor(bare).map(({ id }) => id)).toEqual(['size', 'places', 'confirm'])
    const single = patternsFor(factSchema({ participation: 'person' })).map(({ id }) => id)
    expect(single).not.toContain('size')
    expect(single).toContain('onePerPlace')
  })
})

describe('the work', () => {
  const work = { rules: [SIZE], testTeams: [] }
  const wider = { rules: [SIZE, MUNICIPAL], testTeams: [] }

  test('every step can be taken back and repeated', () => {
    const changed = take(begin(work), { do: 'change', work: wider })
    expect(take(changed, { do: 'undo' }).now).toEqual(work)
    expect(take(take(changed, { do: 'undo' }), { do: 'redo' }).now).toEqual(wider)
    expect(take(begin(work), { do: 'undo' }).now).toEqual(work)
  })

  test('typing in one slot is one step, a new change forgets what was undone', () => {
    const typed = ['1', '12', '123'].reduce(
      (history, id) =>
        take(history, { do: 'change', work: { ...work, rules: [{ ...SIZE, id }] }, slot: '/rules/0/id' }),
      begin(work),
    )
    expect(typed.past).toHaveLength(1)
    const other = take(take(typed, { do: 'undo' }), { do: 'change', work: wider })
    expect(take(other, { do: 'redo' }).now).toEqual(wider)
  })

  test('ids stay unique', () => {
    const twice = addRules([SIZE], [SIZE, SIZE])
    expect(twice.map(({ id }) => id)).toEqual(['size', 'size-2', 'size-3'])
    expect(duplicateRule(twice, 1).map(({ id }) => id)).toEqual(['size', 'size-2', 'size-4', 'size-3'])
  })

  test('nothing falls off the ends of a list', () => {
    expect(moveItem(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moveItem(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
    expect(moveItem(['a', 'b'], 1, -1)).toEqual(['b', 'a'])
  })

  test('defaults written out make no difference, values do', () => {
    const written: Rule = { ...SIZE, scope: 'registration', effect: 'require', title: null }
    expect(isSame([written], [{ id: 'size', check: { kind: 'count', min: 4 } }])).toBe(true)
    expect(isSame([SIZE], [{ ...SIZE, effect: 'advise' }])).toBe(false)
  })
})

test('bounds are read off the numbers and keep them in another mode', () => {
  expect([{ min: 1 }, { max: 1 }, { min: 1, max: 1 }, { min: 1, max: 2 }, {}].map(modeOf)).toEqual([
    'min',
    'max',
    'exact',
    'between',
    'none',
  ])
  expect(inMode({ min: 4 }, 'max', 1)).toEqual({ min: null, max: 4 })
  expect(inMode({}, 'exact', 1)).toEqual({ min: 1, max: 1 })
})

test('fractions are exact in writing', () => {
  expect(['1/2', '40%', ' 2 / 6 ', '51 %', '1/0', 'half', '0.5', '>1/2'].map(readFraction)).toEqual([
    [1, 2],
    [2, 5],
    [1, 3],
    [51, 100],
    null,
    null,
    null,
    [501, 1001],
  ])
  expect(
    [
      [1, 2],
      [2, 5],
      [1, 3],
      [51, 100],
      [501, 1001],
    ].map(writeFraction),
  ).toEqual(['1/2', '40%', '1/3', '51%', '> 1/2'])
})
