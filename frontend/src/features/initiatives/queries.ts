import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Locale } from '@/i18n/locales'

export function initiativeQuery(locale: Locale, slug: string) {
  return queryOptions({
    queryKey: ['initiatives', 'detail', locale, slug],
    queryFn: () => unwrap(api(locale).GET('/initiatives/{id}', { params: { path: { id: slug } } })),
  })
}
