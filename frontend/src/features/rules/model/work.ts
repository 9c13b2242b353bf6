// The rule set being worked on, with a way back. Steps are values, so that undo cannot forget anything.
import type { Rule, TestTeam } from '@/api/types'

export interface Work {
  rules: Rule[]
  testTeams: TestTeam[]
}

export interface History {
  now: Work
  past: readonly Work[]
  future: readonly Work[]
  /** The slot last typed in: typing "12" is one step, not two. */
  slot: string | null
}

export type Step = { do: 'change'; work: Work; slot?: string | undefined } | { do: 'undo' } | { do: 'redo' }

const MOST_STEPS = 200

export function begin(now: Work): History {
  return { now, past: [], future: [], slot: null }
}

export function take(history: History, step: Step): History {
  const { now, past, future } = history
  if (step.do === 'undo') {
    const previous = past.at(-1)
    return previous ? { now: previous, past: past.slice(0, -1), future: [now, ...future], slot: null } : history
  }
  if (step.do === 'redo') {
    const [next, ...later] = future
    return next ? { now: next, past: [...past, now], future: later, slot: null } : history
  }
  const slot = step.slot ?? null
  const goesOn = slot !== null && slot === history.slot
  return { now: step.work, past: goesOn ? past : [...past, now].slice(-MOST_STEPS), future: [], slot }
}

export function freeId(rules: readonly Rule[], wanted: string): string {
  const used = new Set(rules.map(({ id }) => id))
  if (!used.has(wanted)) return wanted
  const stem = wanted.replace(/-\d+$/, '')
  let number = 2
  while (used.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

export function addRules(rules: readonly Rule[], added: readonly Rule[]): Rule[] {
  const all = [...rules]
  for (const rule of added) all.push({ ...rule, id: freeId(all, rule.id) })
  return all
}

export function duplicateRule(rules: readonly Rule[], at: number): Rule[] {
  const rule = rules[at]
  return rule ? rules.toSpliced(at + 1, 0, { ...rule, id: freeId(rules, rule.id) }) : [...rules]
}
