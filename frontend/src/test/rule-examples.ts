// True-to-shape rules, facts and answers about them for tests; each test states only what it is about.
import type {
  Check,
  FactSchema,
  Predicate,
  Rule,
  RuleCheckView,
  RuleSetView,
  SchemaAttribute,
  WhatIfView,
} from '@/api/types'

function attribute(name: string, label: string, more: Partial<SchemaAttribute> = {}): SchemaAttribute {
  return { name, label, kind: 'code', codes: [], open: false, correctable: false, derived_from: null, ...more }
}

function codes(...names: string[]): SchemaAttribute['codes'] {
  return names.map((code) => ({ code, name: `${code} nimi`, phrase: null }))
}

export function factSchema(more: Partial<FactSchema> = {}): FactSchema {
  const places = codes('0890', '0899')
  const registration = [
    attribute('county', 'maakond', { codes: codes('0037', '0084'), derived_from: 'municipality' }),
    attribute('municipality', 'omavalitsus', { codes: places }),
  ]
  const members = [
    attribute('affiliation.kind', 'taust', { codes: codes('municipality', 'ngo', 'community') }),
    attribute('affiliation.municipality', 'omavalitsus', { codes: places }),
    attribute('affiliation.organisation', 'organisatsioon', { kind: 'text', open: true }),
    attribute('age', 'vanus', { kind: 'int' }),
    attribute('born', 'sünniaeg', { kind: 'date' }),
    attribute('is_councillor', 'volikogu liige', { kind: 'bool' }),
    attribute('languages', 'keeled', { kind: 'code_set', codes: codes('et', 'ru') }),
    attribute('role', 'roll', { codes: codes('mayor', 'specialist', 'other'), correctable: true }),
  ]
  return {
    participation: 'team',
    registration,
    collections: [
      { name: 'members', one: 'liige', many: 'liikmed', attributes: members },
      { name: 'registrations', one: 'meeskond', many: 'meeskonnad', attributes: registration },
      { name: 'registrations.members', one: 'liige', many: 'kõik liikmed', attributes: members },
    ],
    groups: [{ name: 'local', label: 'kohalikud', codes: ['municipality', 'community'] }],
    statements: [{ name: 'agrees', label: 'on nõus' }],
    ...more,
  }
}

const municipal: Predicate = { op: 'is', attr: 'affiliation.kind', value: 'municipality' }
const everybody = { over: 'members' }
const municipals = { over: 'members', where: municipal }

/** One of each of the nine operators. */
export const PREDICATES: readonly Predicate[] = [
  municipal,
  { op: 'in', attr: 'role', values: ['mayor', 'other'] },
  { op: 'in_group', attr: 'affiliation.kind', group: 'local' },
  { op: 'between', attr: 'age', min: 16, max: 24 },
  { op: 'same_as', attr: 'affiliation.municipality', as: 'municipality' },
  { op: 'has', attr: 'affiliation.organisation' },
  { op: 'all', of: [municipal, { op: 'is', attr: 'is_councillor', value: true }] },
  { op: 'any', of: [municipal, { op: 'between', attr: 'born', min: '2000-01-01' }] },
  { op: 'not', of: municipal },
]

/** One of each of the eleven kinds. */
export const CHECKS: readonly Check[] = [
  { kind: 'count', set: municipals, min: 3 },
  { kind: 'share', part: municipals, of: everybody, min: [1, 2] },
  { kind: 'ratio', left: municipals, right: everybody, max: [2, 3] },
  { kind: 'every', set: everybody, must: municipal },
  { kind: 'distinct', set: everybody, attr: 'affiliation.municipality', max: 1 },
  {
    kind: 'per_value',
    set: everybody,
    attr: ['affiliation.kind', 'role'],
    max: 2,
    max_share: [2, 5],
    cover: 'local',
    table: { ngo: { min: 1, max: 1 } },
  },
  { kind: 'fact', must: { op: 'is', attr: 'municipality', value: '0890' } },
  { kind: 'confirm', by: 'reviewer', statement: 'agrees' },
  {
    kind: 'all_of',
    checks: [
      { kind: 'count', set: everybody, min: 4 },
      { kind: 'count', set: municipals, max: 2 },
    ],
  },
  { kind: 'any_of', checks: [{ kind: 'count', set: municipals, min: 1, max: 1 }] },
  {
    kind: 'if',
    when: { kind: 'count', set: everybody, min: 7 },
    then: { kind: 'count', set: municipals, min: 3 },
    else: { kind: 'count', set: municipals, min: 1 },
  },
]

export const SIZE: Rule = { id: 'size', check: { kind: 'count', set: everybody, min: 4 } }
export const MUNICIPAL: Rule = { id: 'municipal', check: { kind: 'count', set: municipals, min: 2 } }

export function ruleSet(rules: Rule[], more: Partial<RuleSetView> = {}): RuleSetView {
  return {
    rule_set_version: 1,
    rules,
    sentences: rules.map(({ id }) => ({ id, scope: 'registration', effect: 'require', text: `Lause ${id}` })),
    hash: 'h',
    reason: null,
    override_reason: null,
    published_at: '2026-11-01T12:00:00Z',
    test_teams: [],
    version: 7,
    ...more,
  }
}

export function ruleCheck(rules: readonly Rule[], more: Partial<RuleCheckView> = {}): RuleCheckView {
  return {
    sentences: rules.map(({ id }) => ({ rule: id, et: `Lause ${id}`, en: `Sentence ${id}`, ru: `Фраза ${id}` })),
    feasibility: 'possible',
    smallest_team: { words: [], registration: {}, members: [{ words: ['omavalitsusest'], facts: {} }] },
    near_miss: null,
    conflict: [],
    repairs: [],
    redundant: [],
    dead_branches: [],
    questions: [],
    test_teams: [],
    gave_up: false,
    ...more,
  }
}

export function whatIf(more: Partial<WhatIfView> = {}): WhatIfView {
  return { registrations: 3, drafts: 0, transitions: [], rules: [], changed: [], gave_up: false, ...more }
}
