// Saves on the way out and when the connection is back; asks before a tab with unsaved words is closed.
import { useEffect } from 'react'

interface Unsaved {
  hasUnsaved: boolean
  flush: () => Promise<boolean>
}

export function useLeaving(store: Unsaved): void {
  useEffect(() => {
    const save = () => void store.flush()
    const ask = (event: BeforeUnloadEvent) => {
      if (store.hasUnsaved) event.preventDefault()
    }
    window.addEventListener('online', save)
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('online', save)
      window.removeEventListener('beforeunload', ask)
      save()
    }
  }, [store])
}
