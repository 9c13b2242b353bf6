// The registers that many pages read: municipalities, counties and the code lists with their labels.
// They change a few times a year, so one fetch per visit and language is enough.
import { queryOptions } from '@tanstack/react-query'
import type { Locale } from '@/i18n/locales'
import { api, unwrap } from './client'

const ONE_PAGE = 100

export function municipalitiesQuery(locale: Locale) {
  return queryOptions({
    queryKey: ['registers', 'municipalities', locale],
    queryFn: async () =>
      (await unwrap(api(locale).GET('/municipalities', { params: { query: { limit: ONE_PAGE } } }))).items,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function countiesQuery(locale: Locale) {
  return queryOptions({
    queryKey: ['registers', 'counties', locale],
    queryFn: async () => (await unwrap(api(locale).GET('/counties'))).items,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function classifiersQuery(locale: Locale) {
  return queryOptions({
    queryKey: ['registers', 'classifiers', locale],
    queryFn: () => unwrap(api(locale).GET('/classifiers')),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
