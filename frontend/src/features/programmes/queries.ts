import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'

export function programmeQuery(locale: Locale, slug: string) {
  return queryOptions({
    queryKey: ['programmes', 'detail', locale, slug],
    queryFn: async () => {
      const programme = await unwrap(api(locale).GET('/programmes/{id}', { params: { path: { id: slug } } }))
      const [cohort] = programme.cohorts
      if (cohort) observeServerTime(cohort.server_time)
      return programme
    },
  })
}
