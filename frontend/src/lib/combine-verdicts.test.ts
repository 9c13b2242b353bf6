import { describe, expect, test } from 'vitest'
import type { RuleResult, Verdict } from '@/api/types'
import { ruleResult, verdict } from '@/test/examples'
import { combineVerdicts } from './combine-verdicts'

function statuses(whole: RuleResult['status'], growing: RuleResult['status']): RuleResult['status'] | undefined {
  return combineVerdicts(
    verdict('violated', [ruleResult('size', whole)]),
    verdict('undetermined', [ruleResult('size', growing)]),
  ).rules[0]?.status
}

describe('a rule', () => {
  test.each([
    ['not_met', 'open', 'open'],
    ['not_met', 'not_met', 'not_met'],
    ['met', 'open', 'met'],
    ['open', 'open', 'open'],
  ] as const)('that is %s as it stands and %s while growing is shown as %s', (whole, growing, shown) => {
    expect(statuses(whole, growing)).toBe(shown)
  })
})

describe('the verdict', () => {
  test.each([
    ['violated', 'undetermined', 'undetermined'],
    ['violated', 'violated', 'violated'],
    ['satisfied', 'undetermined', 'satisfied'],
    ['undetermined', 'undetermined', 'undetermined'],
  ] satisfies [Verdict['status'], Verdict['status'], Verdict['status']][])(
    '%s and %s give %s',
    (whole, growing, shown) => {
      expect(combineVerdicts(verdict(whole, []), verdict(growing, [])).status).toBe(shown)
    },
  )
})
