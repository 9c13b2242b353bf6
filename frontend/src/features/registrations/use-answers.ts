// Watches the answers to the organiser's questions while a draft is filled in, and sees to it that none is lost.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AnswersView, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AnswerStore } from '@/lib/answer-store'
import { useLeaving } from '@/ui/use-leaving'
import { answerSource } from './answer-source'
import type { DraftStore } from './draft-store'
import { answersKey, fetchAnswers, saveAnswers } from './queries'
import { fileSender } from './send-file'
import { NotSaved } from './use-lead-step'

export function useAnswers(registration: RegistrationView, view: AnswersView, draft: DraftStore) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const { id, version } = registration
  const [store] = useState(
    () =>
      new AnswerStore(
        id,
        view,
        answerSource(draft, {
          load: () => fetchAnswers(locale, id),
          save: (patch, known) => saveAnswers(locale, id, known, patch),
          onSaved: (saved) => queryClient.setQueryData(answersKey(locale, id), saved),
        }),
      ),
  )
  const state = useSyncExternalStore(store.subscribe, store.getState)
  useEffect(() => store.absorb(view), [store, view])
  useNews(registration.id, version)
  useLeaving(store)
  const [sendFile] = useState(() =>
    fileSender(locale, id, async (member) => {
      // Whoever was just added is known to the server after the draft was saved.
      if (draft.serverId(member) === undefined) await draft.flush()
      const known = draft.serverId(member)
      if (known === undefined) throw new NotSaved()
      return known
    }),
  )
  return { store, sendFile, ...state }
}

export type Answering = ReturnType<typeof useAnswers>

/** What is asked depends on what the registration says, and members answer for themselves. */
function useNews(id: string, version: number): void {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [known, setKnown] = useState(version)
  useEffect(() => {
    if (version === known) return
    setKnown(version)
    void queryClient.invalidateQueries({ queryKey: answersKey(locale, id) })
  }, [queryClient, locale, id, version, known])
}
