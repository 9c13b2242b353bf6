// Putting somebody in: what is typed about them, sending it, and what was refused.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { FormQuestion, RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import type { SummaryLine } from '@/ui/error-summary'
import { answerErrorText } from '@/ui/questions/answer-errors'
import { fieldErrorText } from '../field-errors'
import { answersKey, answersQuery } from '../queries'
import { substitute } from '../team-requests'
import { useLeadStep } from '../use-lead-step'
import { dropNewcomer, keepNewcomer, loadNewcomer, type Newcomer, type Place, substitutionOf } from './newcomer'

/** Codes by what is refused: a field of the person, `reason`, or `answers/<code>`. */
type Refused = Readonly<Record<string, string>>

export function useSubstitution(view: RegistrationView, out: string | null, onDone: (newcomer: Newcomer) => void) {
  const place: Place = { registration: view.id, out }
  const [newcomer, setNewcomer] = useState(() => loadNewcomer(place))
  const change = (next: Newcomer) => {
    setNewcomer(next)
    keepNewcomer(place, next)
  }
  const sending = useSending(view, place, newcomer, onDone)
  const questions = useAsked(view, newcomer, sending.refused)
  return { view, newcomer, change, questions, sending }
}

export type Substituting = ReturnType<typeof useSubstitution>

function useSending(view: RegistrationView, place: Place, newcomer: Newcomer, onDone: (newcomer: Newcomer) => void) {
  const locale = useLocale()
  const queryClient = useQueryClient()
  const { run, show } = useLeadStep(view, undefined)
  const [attempts, setAttempts] = useState(0)
  const mutation = useMutation({
    mutationFn: () => {
      const body = substitutionOf(place, newcomer, view.cohort.consent === 'by_lead')
      // Another wish is another intent: a key is never used for two bodies.
      return run(`substitute ${JSON.stringify(body)}`, (step) => substitute(step, body))
    },
    onSuccess: async (next) => {
      dropNewcomer(place)
      show(next)
      onDone(newcomer)
      await queryClient.invalidateQueries({ queryKey: answersKey(locale, view.id) })
    },
    onError: () => setAttempts((count) => count + 1),
  })
  return { send: () => mutation.mutate(), isPending: mutation.isPending, ...refusalIn(mutation.error), attempts }
}

function refusalIn(error: Error | null): { error: Error | null; refused: Refused } {
  if (!isApiError(error, 'validation-failed')) return { error, refused: {} }
  const refused = error.problem.errors.map(({ pointer, code }) => [pointer.replace(/^\/(in\/)?/, ''), code])
  return { error, refused: Object.fromEntries(refused) as Refused }
}

/** What the lead answers about them; a question with a condition is asked once the server says that it is needed. */
function useAsked(view: RegistrationView, { answers: typed }: Newcomer, refused: Refused): FormQuestion[] {
  const { data: answers } = useQuery(answersQuery(useLocale(), view.id))
  if (!answers || view.cohort.consent !== 'by_lead') return []
  // A file is sent for somebody whom the server knows, so of who comes only now none is asked.
  const questions = answers.form.parts
    .flatMap((part) => part.questions)
    .filter(({ of, kind }) => of === 'member' && kind !== 'file')
  return questions.filter(({ code, shown_if }) => shown_if === null || code in typed || `answers/${code}` in refused)
}

export function controlOf(field: string): string {
  return `substitute-${field.replace('/', '-')}`
}

/** What was refused, in lines that lead to its field. */
export function useRefusedLines({ questions, sending: { refused } }: Substituting): SummaryLine[] {
  const intl = useIntl()
  return Object.entries(refused).map(([field, code]) => {
    const question = questions.find((one) => `answers/${one.code}` === field)
    const text = question
      ? `${question.label.text} – ${answerErrorText(intl, question, code)}`
      : fieldErrorText(intl, { member: null, field, code })
    return { field: controlOf(field), text }
  })
}
