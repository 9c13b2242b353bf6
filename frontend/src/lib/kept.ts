// Things kept for this browser tab alone: they survive a reload and end with the tab. Where storage is full or switched
// off they live as long as the page does.
const inMemory = new Map<string, string>()

function name(key: string): string {
  return `kohort.${key}`
}

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    window.sessionStorage.setItem(name(key), text)
  } catch {
    inMemory.set(name(key), text)
  }
}

export function dropKept(key: string): void {
  inMemory.delete(name(key))
  window.sessionStorage.removeItem(name(key))
}

/** Whatever was kept, or null. Anything unreadable counts as nothing; the caller looks at its shape. */
export function loadKept(key: string): unknown {
  try {
    return JSON.parse(window.sessionStorage.getItem(name(key)) ?? inMemory.get(name(key)) ?? 'null')
  } catch {
    return null
  }
}
