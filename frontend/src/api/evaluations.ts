// Asking the server whether a composed team or person would fit. Nothing is stored by asking.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { EvaluationRequest, Participation, Verdict } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { combineVerdicts } from '@/lib/combine-verdicts'
import type { Composition } from '@/lib/composition'

async function evaluate(locale: Locale, cohort: string, composed: Composition, complete: boolean): Promise<Verdict> {
  // The codes were chosen from registers that the server gave, so they are codes it knows.
  const body = { ...composed, complete } as EvaluationRequest
  return unwrap(api(locale).POST('/cohorts/{id}/evaluations', { params: { path: { id: cohort } }, body }))
}

export function verdictQuery(locale: Locale, cohort: string, participation: Participation, composition: Composition) {
  return queryOptions({
    queryKey: ['eligibility', 'detail', cohort, locale, participation, composition],
    queryFn: async () => {
      if (participation === 'person') return evaluate(locale, cohort, composition, true)
      const [whole, growing] = await Promise.all([
        evaluate(locale, cohort, composition, true),
        evaluate(locale, cohort, composition, false),
      ])
      return combineVerdicts(whole, growing)
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
