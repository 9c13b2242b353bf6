// Changing what was handed in: what is typed, what it would come to, and saving it in one step.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { AmendmentTrial, AnswerChange, RegistrationView, Verdict } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { useSettled } from '@/ui/use-settled'
import type { Draft } from '../draft'
import { locate } from '../field-errors'
import { answersKey, fetchAnswers, fetchRegistration, REGISTRATIONS_KEY, registrationKey } from '../queries'
import { keptWish } from './kept-wish'
import { amendRegistration, type TriedAmendment, trialQuery } from './queries'
import { useWish } from './use-wish'
import { amendmentOf, answerIn, type HandedIn, isChanged, knownPeople, locateWished, type Wish } from './wish'

export function useAmendment(handedIn: HandedIn, onSaved: () => void) {
  const work = useWish(handedIn)
  const { wish } = work
  const tried = useTrial(handedIn, wish)
  const saving = useSaving(handedIn, wish, (saved) => {
    keptWish.drop(saved.id)
    work.startAgain(saved)
    onSaved()
  })
  const problems = problemsOf(saving.error, tried, wish.draft, saving.refusals > 0)
  const edited =
    <T extends unknown[]>(change: (...given: T) => void) =>
    (...given: T) => {
      if (saving.isError) saving.reset()
      change(...given)
    }
  return {
    ...handedIn,
    ...work,
    changeDraft: edited(work.changeDraft),
    answer: (key: string): AnswerChange => answerIn(wish, handedIn, key),
    changeAnswer: edited(work.changeAnswer),
    people: knownPeople(handedIn.view),
    needed: locateWished(tried.data?.trial.missing ?? [], tried.data?.draft ?? wish.draft),
    errors: locate(
      problems.list.filter(({ pointer }) => !pointer.startsWith('/answers/')),
      problems.draft,
    ),
    answerErrors: locateWished(problems.list, problems.draft),
    trial: tried.data?.trial,
    trialError: tried.error,
    verdict: verdictOf(saving.error, tried.data, handedIn.view),
    saving,
  }
}

export type Amendment = ReturnType<typeof useAmendment>

/** What the change would come to, asked once typing has paused; nothing where nothing is changed. */
function useTrial(handedIn: HandedIn, wish: Wish) {
  const { view } = handedIn
  const asked = useSettled(wish)
  const enabled = isChanged(asked, view) && isChanged(wish, view)
  const query = trialQuery(useLocale(), view, asked.draft, amendmentOf(asked, handedIn))
  const { data, error } = useQuery({ ...query, enabled })
  return enabled ? { data, error, draft: asked.draft } : { data: undefined, error: null, draft: asked.draft }
}

function useSaving(handedIn: HandedIn, wish: Wish, onSaved: (saved: RegistrationView) => void) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const [refusals, setRefusals] = useState(0)
  const { id, version } = handedIn.view
  const mutation = useMutation({
    mutationFn: () => amendRegistration(locale, id, version, amendmentOf(wish, handedIn)),
    onSuccess: async (saved) => {
      onSaved(saved)
      queryClient.setQueryData(registrationKey(locale, id), saved)
      await queryClient.invalidateQueries({ queryKey: answersKey(locale, id) })
      await queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
    },
    onError: async (error) => {
      if (isApiError(error, 'validation-failed', 'ineligible')) setRefusals((count) => count + 1)
      if (!isApiError(error, 'version-mismatch')) return
      // The page shows the newer version, with what was typed on top of it.
      const [view, answers] = await Promise.all([fetchRegistration(locale, id), fetchAnswers(locale, id)])
      queryClient.setQueryData(answersKey(locale, id), answers)
      queryClient.setQueryData(registrationKey(locale, id), view)
    },
  })
  return { ...mutation, refusals }
}

interface Problems {
  list: readonly FieldProblem[]
  /** The people that positions in the pointers are about. */
  draft: Draft
}

/** What was refused; after the first refusal also what is still lacking, until nothing is. */
function problemsOf(
  refusal: unknown,
  { data, error, draft }: { data: TriedAmendment | undefined; error: unknown; draft: Draft },
  now: Draft,
  wasRefused: boolean,
): Problems {
  if (isApiError(refusal, 'validation-failed')) return { list: refusal.problem.errors, draft: now }
  if (isApiError(error, 'validation-failed')) return { list: error.problem.errors, draft }
  if (!wasRefused || !data) return { list: [], draft }
  return { list: data.trial.missing, draft: data.draft }
}

/** What the trial says; a refusal that it does not know of yet has the last word. */
function verdictOf(refusal: unknown, tried: TriedAmendment | undefined, view: RegistrationView): Verdict | undefined {
  const knowsBetter = isApiError(refusal, 'ineligible') && (!tried || tried.trial.verdict.status === 'satisfied')
  if (knowsBetter) return refusal.problem.extensions.verdict as Verdict | undefined
  return tried && named(tried, view)
}

/** The verdict with new people called as the page calls them: the trial gave them ids of its own. */
function named({ trial, draft }: TriedAmendment, view: RegistrationView): Verdict {
  const known = knownPeople(view)
  const fresh = draft.members.filter(({ id }) => known.serverId(id) === undefined)
  const names = new Map(joinedIn(trial).map((id, position) => [id, fresh[position]?.id ?? id]))
  const rename = (id: string) => names.get(id) ?? id
  return {
    ...trial.verdict,
    rules: trial.verdict.rules.map((rule) => ({ ...rule, counted: rule.counted.map(rename) })),
    fixes: trial.verdict.fixes.map((fix) => ({
      ...fix,
      steps: fix.steps.map((step) => ({ ...step, member: step.member === null ? null : rename(step.member) })),
    })),
  }
}

function joinedIn({ changes }: AmendmentTrial): string[] {
  return changes.joined.map(({ member_id }) => member_id)
}
