// Whether two rule sets are the same, whatever the order of keys and the defaults written out.
import type { Work } from './work'

const DEFAULTS: Readonly<Record<string, unknown>> = {
  over: 'members',
  effect: 'require',
  scope: 'registration',
  complete: true,
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, tidy(inner)] as const)
    .filter(([key, inner]) => !isEmpty(inner) && DEFAULTS[key] !== inner)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(tidy(a)) === JSON.stringify(tidy(b))
}

export function isSameWork(a: Work, b: Work): boolean {
  return isSame(a.rules, b.rules) && isSame(a.testTeams, b.testTeams)
}
