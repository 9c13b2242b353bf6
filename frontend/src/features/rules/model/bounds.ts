// Bounds as people say them: at least, at most, exactly, between. A mode is read off the numbers, so that rules made
// elsewhere show the same.
export const MODES = ['min', 'max', 'exact', 'between'] as const
export type Mode = (typeof MODES)[number] | 'none'

export interface Range<T> {
  min?: T | null
  max?: T | null
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

export function modeOf<T>({ min, max }: Range<T>): Mode {
  const hasMin = min !== null && min !== undefined
  const hasMax = max !== null && max !== undefined
  if (hasMin && hasMax) return isSame(min, max) ? 'exact' : 'between'
  if (hasMin) return 'min'
  return hasMax ? 'max' : 'none'
}

/** The bounds in another mode, beginning with the numbers that are there. */
export function inMode<T>({ min, max }: Range<T>, mode: Mode, first: T): { min: T | null; max: T | null } {
  const low = min ?? max ?? first
  const high = max ?? min ?? first
  switch (mode) {
    case 'none':
      return { min: null, max: null }
    case 'min':
      return { min: low, max: null }
    case 'max':
      return { min: null, max: high }
    case 'exact':
      return { min: low, max: low }
    case 'between':
      return { min: low, max: high }
  }
}
