// What the API says about rules, until its generated types have these schemas.
import type { Check, MemberFacts, Participation, Rule, Verdict } from '@/api/types'

export type CheckKind = Check['kind']

export interface SchemaCode {
  code: string
  name: string
}

export interface SchemaAttribute {
  name: string
  label: string
  kind: 'code' | 'code_set' | 'text' | 'bool' | 'int' | 'date'
  codes: SchemaCode[]
  open: boolean
  correctable: boolean
  derived_from: string | null
}

export interface SchemaCollection {
  name: string
  one: string
  many: string
  attributes: SchemaAttribute[]
}

export interface FactSchema {
  participation: Participation
  registration: SchemaAttribute[]
  collections: SchemaCollection[]
  groups: { name: string; label: string; codes: string[] }[]
  statements: { name: string; label: string }[]
}

export type VerdictStatus = Verdict['status']

export interface TestTeam {
  name: string
  municipality?: string | null
  members: MemberFacts[]
  complete?: boolean
  expected: VerdictStatus
}

export interface Sample {
  municipality: string | null
  members: { words: string[]; facts: Record<string, unknown> }[]
}

export interface RuleCheckRequest {
  participation: Participation
  rules: Rule[]
  test_teams?: TestTeam[]
}

export interface Repair {
  pointer: string
  from: unknown
  to: unknown
  text: string
  rules: Rule[]
}

export interface Question {
  rule_id: string
  pointer: string
  kind: string
  text: string
  choices: { text: string; rules: Rule[] }[]
}

export interface TeamTrial {
  name: string
  expected: VerdictStatus
  actual: VerdictStatus
  passed: boolean
  broken: { rule_id: string; text: string }[]
}

export interface RuleCheckView {
  sentences: { rule_id: string; et: string; en: string; ru: string }[]
  feasibility: 'possible' | 'impossible' | 'unknown'
  smallest_team: Sample | null
  near_miss: { team: Sample; rule_id: string; text: string } | null
  conflict: string[]
  repairs: Repair[]
  redundant: string[]
  dead_branches: { rule_id: string; pointer: string; text: string }[]
  questions: Question[]
  test_teams: TeamTrial[]
  gave_up: boolean
}

export interface WhatIfView {
  registrations: number
  transitions: { from: VerdictStatus; to: VerdictStatus; count: number }[]
  rules: { rule_id: string; now_met: number; now_not_met: number }[]
  changed: {
    registration_id: string
    name: string | null
    from: VerdictStatus
    to: VerdictStatus
    because: { rule_id: string; text: string }[]
  }[]
  gave_up: boolean
}

export interface RuleSetView {
  rule_set_version: number | null
  rules: Rule[]
  test_teams: TestTeam[]
  hash: string | null
  reason: string | null
  published_at: string | null
  /** Version of the cohort, for If-Match. */
  version: number
}

export interface RuleSetReplace {
  rules: Rule[]
  reason?: string | null
  test_teams?: TestTeam[]
  override?: string | null
}

export interface PublishedRuleSet {
  rule_set_version: number
  reason: string | null
  override: string | null
  published_at: string
  hash: string
  rules: Rule[]
}
