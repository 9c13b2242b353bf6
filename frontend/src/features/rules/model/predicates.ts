// Predicates as the builder edits them: which operators fit an attribute, and turning one operator into another
// without losing what was chosen already.
import type { FactSchema, Predicate, SchemaAttribute } from '@/api/types'
import { attributesOf, findAttribute, type Place } from './schema'

export type Operator = Predicate['op']
export type PredicateOf<Op extends Operator> = Extract<Predicate, { op: Op }>
/** Operators over other predicates. */
export const COMPOUND = ['all', 'any', 'not'] as const satisfies readonly Operator[]

const FITTING: Record<SchemaAttribute['kind'], readonly Operator[]> = {
  code: ['is', 'in', 'in_group', 'same_as', 'has'],
  code_set: ['is', 'in', 'in_group', 'has'],
  text: ['is', 'in', 'same_as', 'has'],
  bool: ['is', 'has'],
  int: ['is', 'between', 'same_as', 'has'],
  date: ['is', 'between', 'same_as', 'has'],
}

export function operatorsFor(schema: FactSchema, attribute: SchemaAttribute | undefined): Operator[] {
  const fitting = attribute ? FITTING[attribute.kind] : FITTING.text
  return [...fitting.filter((op) => op !== 'in_group' || schema.groups.length > 0), ...COMPOUND]
}

/** Something sensible to begin with; the builder never holds a half-made rule. */
export function firstValue(attribute: SchemaAttribute | undefined): unknown {
  switch (attribute?.kind) {
    case 'bool':
      return true
    case 'int':
      return 1
    case 'date':
      return `${new Date().getFullYear()}-01-01`
    default:
      return attribute?.codes[0]?.code ?? '…'
  }
}

export function firstPredicate(schema: FactSchema, place: Place): Predicate {
  const attributes = attributesOf(schema, place)
  const attribute = attributes.find(({ derived_from }) => derived_from === null) ?? attributes[0]
  return { op: 'is', attr: attribute?.name ?? '', value: firstValue(attribute) }
}

function leafOf(pred: Predicate): Predicate & { attr: string } {
  if (pred.op === 'not') return leafOf(pred.of)
  if (pred.op !== 'all' && pred.op !== 'any') return pred
  const [first] = pred.of
  return first ? leafOf(first) : { op: 'has', attr: '' }
}

/** The values of a predicate, as far as it has any. */
export function valuesOf(pred: Predicate): unknown[] {
  if (pred.op === 'is') return [pred.value]
  if (pred.op === 'in') return pred.values
  return pred.op === 'between' ? [pred.min, pred.max].filter((value) => value !== undefined && value !== null) : []
}

export function partsOf(pred: Predicate): Predicate[] {
  if (pred.op === 'not') return [pred.of]
  return pred.op === 'all' || pred.op === 'any' ? pred.of : [pred]
}

/** The predicate with another operator, over the same attribute and, where possible, the same values. */
export function turnPredicate(pred: Predicate, op: Operator, schema: FactSchema, place: Place): Predicate {
  if (op === pred.op) return pred
  const [only, ...others] = partsOf(pred)
  if (only?.op === op && others.length === 0) return only
  if (op === 'all' || op === 'any') return { op, of: pred.op === 'not' ? [pred] : partsOf(pred) }
  if (op === 'not') return { op, of: pred }
  const leaf = leafOf(pred)
  if (leaf.op === op) return leaf
  const attribute = findAttribute(schema, place, leaf.attr)
  return withOperator(leaf, op, attribute, schema)
}

function withOperator(
  { attr, ...leaf }: Predicate & { attr: string },
  op: Exclude<Operator, 'all' | 'any' | 'not'>,
  attribute: SchemaAttribute | undefined,
  schema: FactSchema,
): Predicate {
  const values = valuesOf({ attr, ...leaf } as Predicate)
  const [value = firstValue(attribute)] = values
  switch (op) {
    case 'is':
      return { op, attr, value }
    case 'in':
      return { op, attr, values: values.length > 0 ? values : [value] }
    case 'in_group':
      return { op, attr, group: schema.groups[0]?.name ?? '' }
    case 'between':
      return { op, attr, min: value }
    case 'same_as':
      return { op, attr, as: schema.registration[0]?.name ?? attr }
    case 'has':
      return { op, attr }
  }
}

function fits(attribute: SchemaAttribute, value: unknown): boolean {
  if (attribute.kind === 'bool') return typeof value === 'boolean'
  if (attribute.kind === 'int') return typeof value === 'number'
  if (typeof value !== 'string') return false
  if (attribute.kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(value)
  return attribute.open || attribute.codes.length === 0 || attribute.codes.some(({ code }) => code === value)
}

/** The predicate about another attribute; what does not fit that one is replaced. */
export function withAttribute(
  pred: Predicate & { attr: string },
  attr: string,
  schema: FactSchema,
  place: Place,
): Predicate {
  const attribute = findAttribute(schema, place, attr)
  const moved = { ...pred, attr }
  if (!attribute) return moved
  const allowed = operatorsFor(schema, attribute)
  if (!allowed.includes(moved.op) || !valuesOf(moved).every((value) => fits(attribute, value))) {
    return withOperator(
      { op: 'has', attr },
      moved.op === 'in' && allowed.includes('in') ? 'in' : 'is',
      attribute,
      schema,
    )
  }
  return moved
}
