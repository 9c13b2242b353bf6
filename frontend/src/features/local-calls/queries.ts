// A call for people of a place, and one's own answer to it. Whoever answers has no account: the secret of the mailed
// link, sent in the body, says who they are.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { InterestCreate } from '@/api/types'
import type { Locale } from '@/i18n/locales'

export function localCallQuery(locale: Locale, code: string) {
  return queryOptions({
    queryKey: ['local-calls', 'detail', locale, code],
    queryFn: () => unwrap(api(locale).GET('/local-calls/{code}', { params: { path: { code } } })),
  })
}

export function expressInterest(locale: Locale, code: string, body: InterestCreate, key: string) {
  const params = { path: { code }, header: { 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/local-calls/{code}/interests', { params, body }))
}

export function interestKey(locale: Locale, token: string) {
  return ['interests', 'detail', locale, token] as const
}

export function interestQuery(locale: Locale, token: string) {
  return queryOptions({
    queryKey: interestKey(locale, token),
    queryFn: () => unwrap(api(locale).POST('/interests/read', { body: { token } })),
    staleTime: 0,
  })
}

export function confirmInterest(locale: Locale, token: string, key: string) {
  const params = { header: { 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/interests/confirm', { params, body: { token } }))
}

export function withdrawInterest(locale: Locale, token: string) {
  return unwrap(api(locale).POST('/interests/withdraw', { body: { token } }))
}
