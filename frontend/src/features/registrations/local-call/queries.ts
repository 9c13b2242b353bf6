// The local call under a draft: people of the place say that they want to be in the team.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { LocalCall, LocalCallReplace } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { type LeadStep, stepParams } from '../team-requests'

const NEWS_INTERVAL = 60_000

export function localCallKey(locale: Locale, id: string) {
  return ['registrations', 'local-call', locale, id] as const
}

export function localCallQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: localCallKey(locale, id),
    queryFn: (): Promise<LocalCall> =>
      unwrap(api(locale).GET('/registrations/{id}/local-call', { params: { path: { id } } })),
    staleTime: 0,
    // Somebody may answer while the page is in sight.
    refetchInterval: ({ state: { data } }) => (data?.is_open ? NEWS_INTERVAL : false),
  })
}

export function replaceLocalCall(locale: Locale, id: string, version: number, body: LocalCallReplace) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PUT('/registrations/{id}/local-call', { params, body }))
}

export function chooseInterests(step: LeadStep, interests: string[]) {
  const params = stepParams(step)
  return unwrap(api(step.locale).POST('/registrations/{id}/local-call/choices', { params, body: { interests } }))
}
