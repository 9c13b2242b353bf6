// Reading and changing one's own registrations. Transitions name the version they were decided on (If-Match) and
// carry one Idempotency-Key per intent.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type {
  AnswersPatch,
  AnswersView,
  Member,
  RegistrationCreate,
  RegistrationPatch,
  RegistrationState,
  RegistrationView,
} from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'

const MOST = 100
/** Somebody else decides next, and it is good to hear of it without reloading. */
const AWAITING: readonly RegistrationState[] = ['submitted', 'waitlisted']
const NEWS_INTERVAL = 60_000

export const REGISTRATIONS_KEY = ['registrations'] as const

export function myRegistrationsQuery(locale: Locale) {
  return queryOptions({
    queryKey: [...REGISTRATIONS_KEY, 'list', locale],
    queryFn: async () =>
      (await unwrap(api(locale).GET('/registrations', { params: { query: { limit: MOST } } }))).items,
  })
}

export function registrationKey(locale: Locale, id: string) {
  return [...REGISTRATIONS_KEY, 'detail', locale, id] as const
}

export async function fetchRegistration(locale: Locale, id: string): Promise<RegistrationView> {
  const view = await unwrap(api(locale).GET('/registrations/{id}', { params: { path: { id } } }))
  observeServerTime(view.cohort.server_time)
  return view
}

/** A decision, or the answer of somebody who was invited; whoever was there when it was handed in may answer or not. */
function awaitsNews({ state, members, join_link }: RegistrationView): boolean {
  const isPending = ({ came_at, standing }: Member) => came_at !== null && standing === 'invited'
  if (state !== 'draft') return AWAITING.includes(state) || members.some(isPending)
  return join_link !== null || members.some(({ standing }) => standing === 'invited')
}

export function registrationQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: registrationKey(locale, id),
    queryFn: () => fetchRegistration(locale, id),
    staleTime: 0,
    // Asked again only while the page is in sight.
    refetchInterval: ({ state: { data } }) => (data && awaitsNews(data) ? NEWS_INTERVAL : false),
  })
}

export function answersKey(locale: Locale, id: string) {
  return [...REGISTRATIONS_KEY, 'answers', locale, id] as const
}

export function fetchAnswers(locale: Locale, id: string): Promise<AnswersView> {
  return unwrap(api(locale).GET('/registrations/{id}/answers', { params: { path: { id } } }))
}

/** The organiser's questions with the answers to them. */
export function answersQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: answersKey(locale, id),
    queryFn: () => fetchAnswers(locale, id),
    staleTime: 0,
  })
}

export function saveAnswers(locale: Locale, id: string, version: number, body: AnswersPatch) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PATCH('/registrations/{id}/answers', { params, body }))
}

export function cohortQuery(locale: Locale, id: string) {
  return queryOptions({
    queryKey: ['registrations', 'cohort', locale, id],
    queryFn: async () => {
      const cohort = await unwrap(api(locale).GET('/cohorts/{id}', { params: { path: { id } } }))
      observeServerTime(cohort.server_time)
      return cohort
    },
  })
}

export function beginRegistration(locale: Locale, cohort: string, body: RegistrationCreate, key: string) {
  const params = { path: { id: cohort }, header: { 'Idempotency-Key': key } }
  return unwrap(api(locale).POST('/cohorts/{id}/registrations', { params, body }))
}

export function saveRegistration(locale: Locale, id: string, version: number, body: RegistrationPatch) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).PATCH('/registrations/{id}', { params, body }))
}

export function deleteRegistration(locale: Locale, id: string, version: number) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } }
  return unwrap(api(locale).DELETE('/registrations/{id}', { params }))
}

/** Makes a secret address; the one made before stops working. */
export function makeCalendarLink(locale: Locale, id: string) {
  return unwrap(api(locale).POST('/registrations/{id}/calendar-link', { params: { path: { id } }, body: {} }))
}

export type Step = 'submit' | 'confirm' | 'withdraw' | 'decline-offer'

interface StepRequest {
  step: Step
  version: number
  key: string
  reason?: string | undefined
}

/** Moves a registration on its way. */
export function takeStep(locale: Locale, id: string, { step, version, key, reason }: StepRequest) {
  const params = { path: { id }, header: { 'If-Match': etag(version), 'Idempotency-Key': key } }
  const client = api(locale)
  switch (step) {
    case 'submit':
      return unwrap(client.POST('/registrations/{id}/submit', { params, body: {} }))
    case 'confirm':
      return unwrap(client.POST('/registrations/{id}/confirm', { params, body: {} }))
    case 'withdraw':
      return unwrap(client.POST('/registrations/{id}/withdraw', { params, body: { reason: reason || null } }))
    case 'decline-offer':
      return unwrap(client.POST('/registrations/{id}/decline-offer', { params, body: { reason: reason || null } }))
  }
}
