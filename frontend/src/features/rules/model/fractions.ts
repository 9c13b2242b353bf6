// Exact fractions in writing: "1/2" or "40%". Percentages are shown where they are exact and small.
const WRITTEN = /^\s*(\d{1,6})\s*(?:\/\s*(\d{1,6})|%)\s*$/

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}

/** The fraction written, in lowest terms; null when it is none. */
/** "More than half" of any set the rules allow, as the rule language writes it. */
export const MORE_THAN_HALF: [number, number] = [501, 1001]

export function readFraction(text: string): [number, number] | null {
  if (text.replaceAll(' ', '') === '>1/2') return MORE_THAN_HALF
  const [, above, below] = WRITTEN.exec(text) ?? []
  if (above === undefined) return null
  const [n, d] = [Number(above), below === undefined ? 100 : Number(below)]
  if (d === 0) return null
  const divisor = greatestDivisor(n, d)
  return [n / divisor, d / divisor]
}

export function writeFraction([n = 0, d = 1]: readonly number[]): string {
  if (n === MORE_THAN_HALF[0] && d === MORE_THAN_HALF[1]) return '> 1/2'
  const isPercentage = d > 4 && 100 % d === 0
  return isPercentage ? `${(n * 100) / d}%` : `${n}/${d}`
}
