// What is kept about the person who signed in, what erasing would do, and erasing.
import { queryOptions } from '@tanstack/react-query'
import { api, apiAddress, unwrap } from '@/api/client'
import type { Locale } from '@/i18n/locales'

const OWN_DATA_KEY = ['own-data'] as const

export function ownDataQuery(locale: Locale) {
  return queryOptions({
    queryKey: [...OWN_DATA_KEY, locale],
    queryFn: () => unwrap(api(locale).GET('/me/data')),
    // Changed by every other page.
    staleTime: 0,
  })
}

export function erasureQuery(locale: Locale) {
  return queryOptions({
    queryKey: [...OWN_DATA_KEY, 'erasure', locale],
    queryFn: () => unwrap(api(locale).GET('/me/erasure')),
    staleTime: 0,
  })
}

/** The same as a file; the browser's own download carries the cookie. */
export function exportAddress(locale: Locale): string {
  return `${apiAddress()}/me/data-export?${new URLSearchParams({ lang: locale })}`
}

export function eraseMe(locale: Locale, email: string, key: string) {
  return unwrap(api(locale).POST('/me/erasure', { params: { header: { 'Idempotency-Key': key } }, body: { email } }))
}
