// What a pointer into a rule set is about.
/** The index of the rule that a pointer leads to. */
export function ruleIndexOf(pointer: string): number | null {
  const [, found] = /^\/rules\/(\d+)(?:\/|$)/.exec(pointer) ?? []
  return found === undefined ? null : Number(found)
}

const TROUBLES = {
  min: 'bounds',
  max: 'bounds',
  value: 'value',
  values: 'value',
  attr: 'attribute',
  checks: 'part',
  of: 'part',
} as const

/** What kind of slot a refused place is: the server's reason is English, what to look at is said in every language. */
export function troubleAt(pointer: string): (typeof TROUBLES)[keyof typeof TROUBLES] | 'other' {
  const last = pointer.split('/').findLast((part) => !/^\d+$/.test(part)) ?? ''
  return last in TROUBLES ? TROUBLES[last as keyof typeof TROUBLES] : 'other'
}
