// Rules on the desk: what facts there are, the rules in force and before, checking rules as they are written, trying
// them on the registrations there are, publishing.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { Participation, Rule } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import type {
  FactSchema,
  PublishedRuleSet,
  RuleCheckRequest,
  RuleCheckView,
  RuleSetReplace,
  RuleSetView,
  WhatIfView,
} from './contract'

const PAGE_SIZE = 20

interface Exchange {
  error?: unknown
  response: Response
}

/** The client before the document names these paths. */
interface LooseClient {
  GET<T>(path: string, init?: object): Promise<Exchange & { data?: T }>
  POST<T>(path: string, init: object): Promise<Exchange & { data?: T }>
  PUT<T>(path: string, init: object): Promise<Exchange & { data?: T }>
}

function client(locale: Locale): LooseClient {
  return api(locale) as unknown as LooseClient
}

export const RULES_KEY = ['rules'] as const

export function factSchemaQuery(locale: Locale, participation: Participation) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'facts', locale, participation],
    queryFn: () =>
      unwrap(client(locale).GET<FactSchema>('/fact-schemas/{participation}', { params: { path: { participation } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function ruleSetQuery(locale: Locale, cohort: string) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'set', locale, cohort],
    queryFn: () =>
      unwrap(client(locale).GET<RuleSetView>('/cohorts/{id}/rule-set', { params: { path: { id: cohort } } })),
    staleTime: 0,
  })
}

export function ruleSetsQuery(locale: Locale, cohort: string) {
  return infiniteQueryOptions({
    queryKey: [...RULES_KEY, 'versions', locale, cohort],
    queryFn: ({ pageParam }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) }
      const params = { path: { id: cohort }, query }
      type Page = { items: PublishedRuleSet[]; next_cursor: string | null }
      return unwrap(client(locale).GET<Page>('/cohorts/{id}/rule-sets', { params }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}

/** Checks rules as they stand. Nothing is stored by asking; the last answer stays until the next is there. */
export function ruleCheckQuery(locale: Locale, request: RuleCheckRequest) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'check', locale, request],
    queryFn: () => unwrap(client(locale).POST<RuleCheckView>('/rule-checks', { body: request })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function whatIfQuery(locale: Locale, cohort: string, rules: readonly Rule[]) {
  return queryOptions({
    queryKey: [...RULES_KEY, 'what-if', locale, cohort, rules],
    queryFn: () =>
      unwrap(
        client(locale).POST<WhatIfView>('/cohorts/{id}/what-ifs', {
          params: { path: { id: cohort } },
          body: { rules },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

export function publishRules(locale: Locale, cohort: string, version: number, body: RuleSetReplace) {
  const params = { path: { id: cohort }, header: { 'If-Match': etag(version) } }
  return unwrap(client(locale).PUT<RuleSetView>('/cohorts/{id}/rule-set', { params, body }))
}
