// Changing what was handed in: trying it out stores nothing, writing it replaces the whole.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { AmendmentTrial, RegistrationAmendment, RegistrationView } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import type { Draft } from '../draft'
import { REGISTRATIONS_KEY } from '../queries'

/** An answer together with the people it is about: its pointers are their positions. */
export interface TriedAmendment {
  trial: AmendmentTrial
  draft: Draft
}

export function trialQuery(
  locale: Locale,
  { id, version }: RegistrationView,
  draft: Draft,
  body: RegistrationAmendment,
) {
  return queryOptions({
    queryKey: [...REGISTRATIONS_KEY, 'trial', locale, id, version, body],
    queryFn: async (): Promise<TriedAmendment> => {
      const params = { path: { id } }
      return { draft, trial: await unwrap(api(locale).POST('/registrations/{id}/amendment-trials', { params, body })) }
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function amendRegistration(locale: Locale, id: string, version: number, body: RegistrationAmendment) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PUT('/registrations/{id}/amendment', { params, body }))
}
