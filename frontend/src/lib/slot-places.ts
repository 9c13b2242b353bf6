// Places in what is being edited, as JSON pointers; each slot on the page carries its pointer in its id.
export function slotId(pointer: string): string {
  return `slot${pointer}`
}

/** The pointer itself and everything around it, from the inside out. */
function outwards(pointer: string): string[] {
  const parts = pointer.split('/')
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).filter((path) => path !== '')
}

const CONTROL = 'input, select, textarea, button'

/** The control of that place, or the first one of the smallest part around it. */
export function controlAt(pointer: string): HTMLElement | null {
  for (const path of outwards(pointer)) {
    const found = document.getElementById(slotId(path))
    if (found?.matches(CONTROL)) return found
    const first = found?.querySelector<HTMLElement>(CONTROL)
    if (first) return first
  }
  return null
}

export function focusPointer(pointer: string): void {
  const control = controlAt(pointer)
  control?.scrollIntoView?.({ block: 'center' })
  control?.focus()
}

/** Whether a problem belongs to this slot or to something inside it. */
export function isAt(problem: string, pointer: string): boolean {
  return problem === pointer || problem.startsWith(`${pointer}/`)
}
