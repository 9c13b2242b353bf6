// Numbers as people type them, in any of our languages.

/** The number, the text itself where it is none, null where nothing is written. */
export function readNumber(text: string): number | string | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  if (plain === '') return null
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
