// Everything that keeps a change from being saved, in lines that lead to where it can be put right: fields first, then
// the conditions that are not met.
import type { SummaryLine } from '@/ui/error-summary'
import { VERDICT_PART } from '../draft-verdict'
import { useErrorLines } from '../error-lines'
import type { Amendment } from './use-amendment'

export function useAmendLines({ view, answers, wish, errors, answerErrors, verdict }: Amendment): SummaryLine[] {
  const answering = { view: answers, errors: answerErrors }
  const fields = useErrorLines(view, { draft: wish.draft, errors, answering })
  const required = verdict?.rules.filter(({ effect, scope }) => effect === 'require' && scope === 'registration') ?? []
  const unmet = verdict?.status === 'satisfied' ? [] : required.filter(({ status }) => status !== 'met')
  return [...fields, ...unmet.map(({ text }) => ({ field: VERDICT_PART, text }))]
}
