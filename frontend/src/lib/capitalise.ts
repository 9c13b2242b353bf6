// Labels from the registers are written to stand inside a sentence; at the head of a line they get a capital letter.
export function capitalise(label: string): string {
  const [first = '', ...rest] = label
  return first.toLocaleUpperCase() + rest.join('')
}
