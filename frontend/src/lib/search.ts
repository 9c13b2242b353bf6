// Finding a name as people type it: without regard to case, diacritics, or which word comes first.
const folded = new Map<string, string>()

function fold(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  const result = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  folded.set(text, result)
  return result
}

/** Whether every typed word begins some word of the name. */
export function matchesName(name: string, typed: string): boolean {
  const words = fold(name).split(/[\s-]+/)
  return fold(typed)
    .split(/[\s-]+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)))
}
