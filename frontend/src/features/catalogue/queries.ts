// The list of cohorts, page by page. The server orders it by deadline.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'
import { type CatalogueSearch, tidy } from './filter'

const PAGE_SIZE = 20

export function cohortsQuery(locale: Locale, search: CatalogueSearch) {
  const filter = { phase: 'open' as const, ...tidy(search) }
  return infiniteQueryOptions({
    queryKey: ['catalogue', 'list', locale, filter],
    queryFn: async ({ pageParam }) => {
      const query = { ...filter, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) }
      const page = await unwrap(api(locale).GET('/cohorts', { params: { query } }))
      const [first] = page.items
      if (first) observeServerTime(first.server_time)
      return page
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}
