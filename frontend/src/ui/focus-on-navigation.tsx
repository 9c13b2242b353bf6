// After a navigation inside the application the new page's heading takes focus, as a fresh document would.
// The first page keeps the browser's own focus.
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** For steps that change the whole page at the same address. */
export function focusHeading(options?: FocusOptions): void {
  document.querySelector<HTMLElement>('main h1')?.focus(options)
}

export function FocusOnNavigation() {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        focusHeading({ preventScroll: true })
      }),
    [router],
  )
  return null
}
