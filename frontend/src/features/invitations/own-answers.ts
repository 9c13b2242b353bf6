// One's own answers, saved by themselves. Nobody else gives them, so there is no version to name.
import { useState, useSyncExternalStore } from 'react'
import type { InvitationQuestions, InvitationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { type AnswerErrors, type AnswerSource, AnswerStore } from '@/lib/answer-store'
import type { SendFile } from '@/ui/questions/files'
import { useLeaving } from '@/ui/use-leaving'
import type { AnswerProps } from './invitation-page'
import { answerOwnQuestions, fetchInvitation, sendOwnFile } from './queries'

interface Sheet {
  version: 0
  questions: InvitationQuestions
}

const NOTHING: InvitationQuestions = {
  form_version: 0,
  parts: [],
  answers: {},
  hidden: [],
  missing: [],
  editable: false,
}

function sheetOf(view: Pick<InvitationView, 'questions'>): Sheet {
  return { version: 0, questions: view.questions ?? NOTHING }
}

/** Pointers go into what was sent: `/answers/<code>`. */
function locate(problems: readonly { pointer: string; code: string }[]): AnswerErrors {
  return Object.fromEntries(problems.map(({ pointer, code }) => [pointer.split('/')[2] ?? '', code]))
}

function asks({ questions: { parts } }: Sheet, code: string): boolean {
  return parts.some(({ questions }) => questions.some((question) => question.of === 'member' && question.code === code))
}

export function useOwnAnswers({ view, token, onAnswered }: AnswerProps) {
  const locale = useLocale()
  const [store] = useState(() => {
    const source: AnswerSource<Sheet> = {
      load: async () => sheetOf(await fetchInvitation(locale, token)),
      save: async (answers) => {
        const next = await answerOwnQuestions(locale, token, answers)
        onAnswered(next)
        return sheetOf(next)
      },
      read: ({ questions }, code) => questions.answers[code] ?? null,
      asks,
      refused: locate,
      missing: ({ questions }) => locate(questions.missing),
      onSaved: () => undefined,
    }
    return new AnswerStore(`own.${token}`, sheetOf(view), source)
  })
  const state = useSyncExternalStore(store.subscribe, store.getState)
  useLeaving(store)
  const sendOwn: SendFile = ({ code }, file, onProgress, signal) =>
    sendOwnFile(locale, token, code, { file, onProgress, signal })
  return { store, sendFile: sendOwn, ...state }
}
