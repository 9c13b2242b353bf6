// Things kept in this browser: for its tab alone, where they survive a reload and end with the tab, or until they are
// taken off. Where storage is full or switched off they live as long as the page does.
const inMemory = new Map<string, string>()

type Span = 'tab' | 'browser'

function storage(span: Span): Storage {
  return span === 'tab' ? window.sessionStorage : window.localStorage
}

function name(key: string): string {
  return `kohort.${key}`
}

export function keep(key: string, value: unknown, span: Span = 'tab'): void {
  const text = JSON.stringify(value)
  try {
    storage(span).setItem(name(key), text)
  } catch {
    inMemory.set(name(key), text)
  }
}

export function dropKept(key: string, span: Span = 'tab'): void {
  inMemory.delete(name(key))
  storage(span).removeItem(name(key))
}

/** Whoever erases themselves leaves nothing in the browser either. */
export function dropEverything(): void {
  inMemory.clear()
  for (const span of ['tab', 'browser'] as const) {
    const own = Object.keys(storage(span)).filter((key) => key.startsWith(name('')))
    for (const key of own) storage(span).removeItem(key)
  }
}

/** Whatever was kept, or null. Anything unreadable counts as nothing; the caller looks at its shape. */
export function loadKept(key: string, span: Span = 'tab'): unknown {
  try {
    return JSON.parse(storage(span).getItem(name(key)) ?? inMemory.get(name(key)) ?? 'null')
  } catch {
    return null
  }
}

/** One kind of thing, each under the id of what it belongs to. */
export interface Shelf<T> {
  keep: (id: string, value: T) => void
  /** What is kept; null when nothing is, or nothing of this shape. */
  load: (id: string) => T | null
  drop: (id: string) => void
}

export function shelf<T>(kind: string, isKept: (value: unknown) => value is T, span: Span = 'tab'): Shelf<T> {
  const key = (id: string) => `${kind}.${id}`
  return {
    keep: (id, value) => keep(key(id), value, span),
    load: (id) => {
      const kept = loadKept(key(id), span)
      return isKept(kept) ? kept : null
    },
    drop: (id) => dropKept(key(id), span),
  }
}
