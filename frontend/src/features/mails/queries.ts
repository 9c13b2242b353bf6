// The log of mails: what was written to whom and what became of it. Read anew each time, because mails are on their way
// while one looks.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Locale } from '@/i18n/locales'
import type { MailSearch } from './search'

const PAGE_SIZE = 50
const REFETCH_INTERVAL = 30_000

export const MAILS_KEY = ['mails'] as const

interface Which extends MailSearch {
  cohort: string
  /** Only those about this registration. */
  registration?: string
}

function filterOf({ state, registration }: Which) {
  const narrowed = state === 'undelivered' ? { undelivered: true } : state ? { state } : {}
  return registration ? { ...narrowed, registration_id: registration } : narrowed
}

export function mailsQuery(locale: Locale, which: Which) {
  const filter = filterOf(which)
  return infiniteQueryOptions({
    queryKey: [...MAILS_KEY, locale, which.cohort, filter],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return unwrap(api(locale).GET('/cohorts/{id}/mails', { params: { path: { id: which.cohort }, query } }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
    refetchInterval: REFETCH_INTERVAL,
  })
}

export function resendMail(locale: Locale, id: string, key: string) {
  const params = { path: { id }, header: { 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/mails/{id}/resend', { params, body: {} }))
}
