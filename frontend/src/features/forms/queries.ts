// The questions of a cohort on the desk: as they are written, versions before, trying them out, publishing.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { FormPartSource, FormTrialRequest } from '@/api/types'
import type { Locale } from '@/i18n/locales'

const FORMS_KEY = ['forms'] as const

/** In all languages, so the same in each. */
export function formSourceQuery(locale: Locale, cohort: string) {
  return queryOptions({
    queryKey: [...FORMS_KEY, 'source', cohort],
    queryFn: () => unwrap(api(locale).GET('/cohorts/{id}/form/source', { params: { path: { id: cohort } } })),
    staleTime: 0,
  })
}

export function formsQuery(locale: Locale, cohort: string) {
  return queryOptions({
    queryKey: [...FORMS_KEY, 'versions', cohort],
    queryFn: async () =>
      (await unwrap(api(locale).GET('/cohorts/{id}/forms', { params: { path: { id: cohort } } }))).items,
  })
}

export function publishForm(locale: Locale, cohort: string, version: number, parts: FormPartSource[]) {
  const params = { path: { id: cohort }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PUT('/cohorts/{id}/form', { params, body: { parts } }))
}

/** What a form would ask and lack. Nothing is stored by asking; the last answer stays until the next is there. */
export function formTrialQuery(locale: Locale, cohort: string, body: FormTrialRequest) {
  return queryOptions({
    queryKey: [...FORMS_KEY, 'trial', cohort, body],
    queryFn: () => unwrap(api(locale).POST('/cohorts/{id}/form-trials', { params: { path: { id: cohort } }, body })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
}
