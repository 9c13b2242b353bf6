// Rules on the desk: what facts there are, the rules in force and before, checking rules as they are written, trying
// them on the registrations there are, publishing.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { Participation, Rule, RuleCheckRequest, RuleSetReplace } from '@/api/types'
import type { Locale } from '@/i18n/locales'

export const RULES_KEY = ['rules'] as const

export function factSchemaQuery(locale: Locale, participation: Participation) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'facts', locale, participation],
    queryFn: () => unwrap(api(locale).GET('/fact-schemas/{participation}', { params: { path: { participation } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function ruleSetQuery(locale: Locale, cohort: string) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'set', locale, cohort],
    queryFn: () => unwrap(api(locale).GET('/cohorts/{id}/rule-set', { params: { path: { id: cohort } } })),
    staleTime: 0,
  })
}

export function ruleSetsQuery(locale: Locale, cohort: string) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'versions', locale, cohort],
    queryFn: async () =>
      (await unwrap(api(locale).GET('/cohorts/{id}/rule-sets', { params: { path: { id: cohort } } }))).items,
  })
}

/** Checks rules as they stand. Nothing is stored by asking; the last answer stays until the next is there. */
export function ruleCheckQuery(locale: Locale, request: RuleCheckRequest) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'check', locale, request],
    queryFn: () => unwrap(api(locale).POST('/rule-checks', { body: request })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function whatIfQuery(locale: Locale, cohort: string, rules: Rule[]) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'what-if', locale, cohort, rules],
    queryFn: () =>
      unwrap(
        api(locale).POST('/cohorts/{id}/what-ifs', {
          params: { path: { id: cohort } },
          body: { rules },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

export function publishRules(locale: Locale, cohort: string, version: number, body: RuleSetReplace) {
  const params = { path: { id: cohort }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PUT('/cohorts/{id}/rule-set', { params, body }))
}
