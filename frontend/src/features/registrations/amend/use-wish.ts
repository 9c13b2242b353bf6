// What is being changed, kept in this tab until it is saved or given up. News from elsewhere are taken in, and said.
import { useEffect, useMemo, useState } from 'react'
import type { AnswerChange, RegistrationView } from '@/api/types'
import { useLeaving } from '@/ui/use-leaving'
import type { Draft } from '../draft'
import type { DraftBase } from '../merge'
import { keptWish } from './kept-wish'
import { goOnFrom, type HandedIn, isChanged, unchanged, type Wish, withAnswer } from './wish'

interface Work {
  wish: Wish
  base: DraftBase
  /** Somebody saved something else meanwhile, and what was typed here was brought together with that. */
  isMerged: boolean
}

function begin(view: RegistrationView): Work {
  const kept = keptWish.load(view.id)
  return { wish: kept?.wish ?? unchanged(view), base: kept?.base ?? view, isMerged: false }
}

/** On top of a newer version. */
function moved({ wish, base, isMerged }: Work, view: RegistrationView): Work {
  const before = isChanged(wish, { ...view, ...base })
  const next = goOnFrom(base, wish, view)
  return { wish: next, base: view, isMerged: isMerged || (before && isChanged(next, view)) }
}

export function useWish({ view, answers }: HandedIn) {
  const [work, setWork] = useState(() => begin(view))
  const [wasKept] = useState(() => keptWish.load(view.id) !== null)
  const current = work.base.version < view.version ? moved(work, view) : work
  if (current !== work) setWork(current)
  const { wish, base, isMerged } = current
  // Just saved, this is ahead of the page for a moment.
  const changed = base.version <= view.version && isChanged(wish, view)
  useEffect(() => {
    if (changed) keptWish.keep(view.id, { wish, base })
    else keptWish.drop(view.id)
  }, [view.id, wish, base, changed])
  useLeaving(useMemo(() => ({ hasUnsaved: changed, flush: () => Promise.resolve(true) }), [changed]))
  const change = (next: Wish) => setWork({ ...current, wish: next })
  return {
    wish,
    isMerged,
    wasKept,
    isChanged: changed,
    changeDraft: (draft: Draft) => change({ ...wish, draft }),
    changeAnswer: (key: string, value: AnswerChange) => change(withAnswer(wish, { view, answers }, key, value)),
    startAgain: (from: RegistrationView) => setWork({ wish: unchanged(from), base: from, isMerged: false }),
  }
}
