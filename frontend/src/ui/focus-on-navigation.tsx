// After a navigation inside the application the new page's heading takes focus, as a fresh document would.
// The first page keeps the browser's own focus.
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

export function FocusOnNavigation() {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
      }),
    [router],
  )
  return null
}
