// Watches one draft being edited, and sees to it that nothing typed is lost on the way out.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { useLeaving } from '@/ui/use-leaving'
import { DraftStore } from './draft-store'
import { fetchRegistration, registrationKey, saveRegistration } from './queries'

export function useDraft(view: RegistrationView) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [store] = useState(
    () =>
      new DraftStore(view, {
        load: () => fetchRegistration(locale, view.id),
        save: (patch, version) => saveRegistration(locale, view.id, version, patch),
        onSaved: (saved) => queryClient.setQueryData(registrationKey(locale, view.id), saved),
      }),
  )
  const state = useSyncExternalStore(store.subscribe, store.getState)
  // News that came by themselves: somebody answered an invitation.
  useEffect(() => store.absorb(view), [store, view])
  useLeaving(store)
  return { store, ...state }
}
