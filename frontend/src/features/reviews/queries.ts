// The organiser's side: cohorts on the desk, registrations with their verdicts, decisions. Reviews have a version of
// their own, which counts proposals too; If-Match names it.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { CohortView, Outcome, ReviewRow, RuleView } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'
import { type ReviewSearch, tidy } from './search'

const PAGE_SIZE = 50
const LARGEST_PAGE = 100

export const REVIEWS_KEY = ['reviews'] as const

export function managedCohortsQuery(locale: Locale) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, 'desk', locale],
    queryFn: async () => {
      const { items } = await unwrap(api(locale).GET('/managed-cohorts'))
      const [first] = items
      if (first) observeServerTime(first.server_time)
      return items
    },
  })
}

export function deskCohortQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, 'counts', locale, id],
    queryFn: async () => {
      const cohort = await unwrap(api(locale).GET('/cohorts/{id}/counts', { params: { path: { id } } }))
      observeServerTime(cohort.server_time)
      return cohort
    },
  })
}

/** The cohort as everybody sees it: its meetings and rules. */
export function publicCohortQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, 'cohort', locale, id],
    queryFn: () => unwrap(api(locale).GET('/cohorts/{id}', { params: { path: { id } } })),
  })
}

/** What the cohort keeps about people, and until when. */
export function retentionQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, 'retention', locale, id],
    queryFn: () => unwrap(api(locale).GET('/cohorts/{id}/retention', { params: { path: { id } } })),
  })
}

/** The rules of a cohort, by id. */
export type RulesById = Readonly<Record<string, RuleView>>

function rulesById({ rules }: CohortView): RulesById {
  return Object.fromEntries(rules.map((rule) => [rule.id, rule]))
}

export function rulesQuery(locale: Locale, id: string) {
  return queryOptions({ ...publicCohortQuery(locale, id), select: rulesById })
}

export function reviewsQuery(locale: Locale, cohort: string, search: ReviewSearch) {
  const filter = tidy(search)
  return infiniteQueryOptions({
    queryKey: [...REVIEWS_KEY, 'list', locale, cohort, filter],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return unwrap(api(locale).GET('/cohorts/{id}/registrations', { params: { path: { id: cohort }, query } }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}

async function fetchProposed(locale: Locale, cohort: string): Promise<ReviewRow[]> {
  const found: ReviewRow[] = []
  let cursor: string | null = null
  do {
    const query: { limit: number; cursor?: string } = { limit: LARGEST_PAGE, ...(cursor === null ? {} : { cursor }) }
    const page = await unwrap(
      api(locale).GET('/cohorts/{id}/registrations', { params: { path: { id: cohort }, query } }),
    )
    found.push(...page.items.filter(({ proposed }) => proposed !== null))
    cursor = page.next_cursor
  } while (cursor !== null)
  return found
}

/** Everything that a release would tell, whatever the list is filtered by. */
export function proposedQuery(locale: Locale, cohort: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, 'proposed', locale, cohort],
    queryFn: () => fetchProposed(locale, cohort),
    staleTime: 0,
  })
}

export function reviewQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: [...REVIEWS_KEY, 'detail', locale, id],
    queryFn: () => unwrap(api(locale).GET('/registrations/{id}/review', { params: { path: { id } } })),
    staleTime: 0,
  })
}

/** Sends the whole cohort back as it is now, with this one word changed; refused where somebody changed it meanwhile. */
export async function setAmendable(locale: Locale, id: string, amendable: boolean) {
  const client = api(locale)
  const { cohort, version } = await unwrap(client.GET('/cohorts/{id}/source', { params: { path: { id } } }))
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(client.PUT('/cohorts/{id}', { params, body: { ...cohort, amendable } }))
}

export interface Decision {
  outcome: Outcome
  reason: string | null
  override_note: string | null
}

export function proposeDecision(locale: Locale, id: string, version: number, body: Decision) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PUT('/registrations/{id}/decision', { params, body }))
}

export function withdrawProposal(locale: Locale, id: string, version: number) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).DELETE('/registrations/{id}/decision', { params }))
}

export function reopenRegistration(locale: Locale, id: string, version: number, reason: string, key: string) {
  const params = { path: { id }, header: { 'If-Match': etag(version), 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/registrations/{id}/reopen', { params, body: { reason } }))
}

export function completeRegistration(locale: Locale, id: string, version: number, key: string) {
  const params = { path: { id }, header: { 'If-Match': etag(version), 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/registrations/{id}/complete', { params, body: {} }))
}

export function releaseDecisions(locale: Locale, cohort: string, key: string) {
  const params = { path: { id: cohort }, header: { 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/cohorts/{id}/release', { params, body: {} }))
}
