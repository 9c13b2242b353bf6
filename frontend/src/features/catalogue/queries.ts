// The list of cohorts, page by page. The server orders it by deadline.
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { CohortCard, CohortFilter } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'
import { type CatalogueSearch, tidy } from './filter'

const PAGE_SIZE = 20

interface CohortPage {
  items: CohortCard[]
  next_cursor: string | null
}

export function cohortsQuery(locale: Locale, search: CatalogueSearch) {
  const filter = { phase: 'open' as const, ...tidy(search) }
  return infiniteQueryOptions({
    queryKey: ['catalogue', 'list', locale, filter],
    queryFn: async ({ pageParam }) => {
      // A code that the server does not know comes from a mangled address; the server says so and the page is shown.
      const query = {
        ...filter,
        limit: PAGE_SIZE,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      } as CohortFilter
      const page = await unwrap(api(locale).GET('/cohorts', { params: { query } }))
      const [first] = page.items
      if (first) observeServerTime(first.server_time)
      // The document writes the items of a list out and loses there that every property is always present.
      return page as CohortPage
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}
