// A team being composed is asked about twice: as it stands, and with others still joining. What the standing team does
// not meet but a growing one still can is not a failure, only not settled yet; so a team just begun is no wall of red.
import type { RuleResult, Verdict } from '@/api/types'

function combineRule(whole: RuleResult, growing: RuleResult | undefined): RuleResult {
  if (whole.status !== 'not_met' || growing?.status !== 'open') return whole
  return { ...whole, status: 'open' }
}

export function combineVerdicts(whole: Verdict, growing: Verdict): Verdict {
  const byRule = new Map(growing.rules.map((rule) => [rule.rule, rule]))
  const rules = whole.rules.map((rule) => combineRule(rule, byRule.get(rule.rule)))
  const status = whole.status === 'violated' && growing.status === 'undetermined' ? 'undetermined' : whole.status
  return { ...whole, status, rules }
}
