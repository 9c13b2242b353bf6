// Handing a registration in: first everything typed is saved, then it is submitted under one key until there is a
// definite answer.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createIntent } from '@/api/intent'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import type { AnswerErrors } from '@/lib/answer-store'
import { locateAnswers } from './answer-source'
import { unconfirmedIn } from './awaited'
import type { DraftStore } from './draft-store'
import type { Editing } from './editor'
import { locate } from './field-errors'
import { type FieldError, missingIn } from './missing'
import { REGISTRATIONS_KEY, registrationKey, takeStep } from './queries'
import { needsMunicipality } from './team-fields'
import { NotSaved } from './use-lead-step'

export function useSubmit(view: RegistrationView, { store, answering }: Editing, onSignedOut: () => void) {
  const locale = useLocale()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [intent] = useState(createIntent)
  const params = { locale, id: view.id }
  const answers = answering.store
  const sendBack = (errors: FieldError[], unanswered: AnswerErrors) => {
    answers.mark(unanswered)
    store.refuse(errors)
    void navigate({ to: '/$locale/registrations/$id', params, search: {} })
  }
  const mutation = useMutation({
    mutationFn: async () => {
      // People first: answers of somebody just added need to know whose they are.
      if (!(await store.flush()) || !(await answers.flush())) throw new NotSaved()
      return intent.run((key) => takeStep(locale, view.id, { step: 'submit', version: store.version, key }))
    },
    onSuccess: async (submitted) => {
      queryClient.setQueryData(registrationKey(locale, view.id), submitted)
      await navigate({ to: '/$locale/registrations/$id', params, search: {}, replace: true })
      await queryClient.invalidateQueries({ queryKey: [...REGISTRATIONS_KEY, 'list'] })
    },
    onError: (error) => {
      if (isApiError(error, 'unauthenticated')) onSignedOut()
      else if (isApiError(error, 'version-mismatch')) void store.compare().catch(() => undefined)
      else if (isApiError(error, 'validation-failed')) sendBack(...refusedIn(error.problem.errors, store))
    },
  })
  const submit = () => {
    const { draft } = store.getState()
    const missing = [...missingIn(draft, needsMunicipality(view)), ...unconfirmedIn(view, store, draft)]
    // Only together with other things: alone, the server is asked, which knows the latest answers.
    if (missing.length > 0) sendBack(missing, locateAnswers(answering.view.missing, store))
    else mutation.mutate()
  }
  return { submit, isPending: mutation.isPending, error: shown(mutation.error) }
}

function refusedIn(problems: readonly FieldProblem[], store: DraftStore): [FieldError[], AnswerErrors] {
  const isOfAnswers = ({ pointer }: FieldProblem) => pointer.startsWith('/answers/')
  const others = problems.filter((problem) => !isOfAnswers(problem))
  return [locate(others, store.getState().draft), locateAnswers(problems.filter(isOfAnswers), store)]
}

/** Errors that are said elsewhere (in a dialog, above the form) are not said twice. */
function shown(error: Error | null): Error | null {
  const elsewhere = error instanceof NotSaved || isApiError(error, 'unauthenticated')
  return elsewhere ? null : error
}
