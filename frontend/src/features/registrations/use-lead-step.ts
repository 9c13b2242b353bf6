// What a lead does to a registration besides typing: invite, take back, hand over. What was typed is saved first, so
// that both sides speak of the same version; each intent has one key until there is a definite answer.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createIntent, type Intent } from '@/api/intent'
import { isApiError } from '@/api/problem'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import type { DraftStore } from './draft-store'
import { fetchRegistration, registrationKey } from './queries'
import type { LeadStep } from './team-requests'

/** What was typed could not be saved; the page says why above the form. */
export class NotSaved extends Error {}

type Send<T> = (step: LeadStep) => Promise<T>

/** `store` holds what is being typed, while the registration is a draft. */
export function useLeadStep(view: RegistrationView, store: DraftStore | undefined) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [intents] = useState(() => new Map<string, Intent>())
  const show = (next: RegistrationView) => {
    queryClient.setQueryData(registrationKey(locale, view.id), next)
    store?.absorb(next)
  }
  const refresh = async () => show(await fetchRegistration(locale, view.id))
  const attempt = async <T>(intent: Intent, send: Send<T>): Promise<T> => {
    if (store && !(await store.flush())) throw new NotSaved()
    const about = { locale, registration: view.id, version: store?.version ?? view.version }
    return intent.run((key) => send({ ...about, key }))
  }
  /** `name` tells one intent from another: what is done, and to whom. */
  const run = async <T>(name: string, send: Send<T>): Promise<T> => {
    const intent = intents.get(name) ?? createIntent()
    intents.set(name, intent)
    try {
      return await attempt(intent, send)
    } catch (error) {
      // Somebody answered meanwhile. The page shows it, and where nothing needs a choice the wish still stands.
      if (!isApiError(error, 'version-mismatch', 'invalid-transition')) throw error
      await refresh()
      if (!store || store.getState().conflict) throw error
      return attempt(intent, send)
    }
  }
  return { run, show, refresh }
}
