// Focus that follows what was moved, added or made by a change.
import { useEffect, useRef } from 'react'
import { focusPointer } from '@/lib/slot-places'

/** Gives focus to a place once the change that makes it is on the page. */
export function useFocusAfter() {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    focusPointer(wanted.current)
    wanted.current = null
  })
  return (pointer: string) => {
    wanted.current = pointer
  }
}
