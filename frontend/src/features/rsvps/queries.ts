// Saying that one comes. Whoever does so has no account: the secret of the mailed link, sent in the body, says who they
// are. Organisers read the list of those who confirmed.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { RsvpList, RsvpView } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'
import type { Listed } from './lists'

const WAITING_INTERVAL = 60_000
const LARGEST_PAGE = 100

export interface Wish {
  name: string
  email: string
}

/** Which meeting of which cohort. */
export interface Meeting {
  cohort: string
  session: string
}

export function askToCome(locale: Locale, { cohort, session }: Meeting, wish: Wish, key: string) {
  const params = { path: { id: cohort, session_id: session }, header: { 'Idempotency-Key': key } }
  const body = { ...wish, language: locale }
  return unwrap(api(locale).POST('/cohorts/{id}/sessions/{session_id}/rsvps', { params, body }))
}

export function rsvpKey(locale: Locale, token: string) {
  return ['rsvps', 'detail', locale, token] as const
}

export function rsvpQuery(locale: Locale, token: string) {
  return queryOptions({
    queryKey: rsvpKey(locale, token),
    queryFn: async (): Promise<RsvpView> => {
      const view = await unwrap(api(locale).POST('/rsvps/read', { body: { token } }))
      observeServerTime(view.server_time)
      return view
    },
    staleTime: 0,
    // A place may become free while somebody waits with the page in sight.
    refetchInterval: ({ state: { data } }) => (data?.state === 'waitlisted' ? WAITING_INTERVAL : false),
  })
}

export type RsvpStep = 'confirm' | 'cancel'

export function takeRsvpStep(locale: Locale, step: RsvpStep, token: string, key: string): Promise<RsvpView> {
  const params = { header: { 'Idempotency-Key': key } }
  return unwrap(api(locale).POST(`/rsvps/${step}`, { params, body: { token } }))
}

async function fetchAttendees(locale: Locale, { cohort, session }: Meeting, state: Listed): Promise<RsvpList> {
  const path = { id: cohort, session_id: session }
  const ask = (cursor: string | null) => {
    const query = { state, limit: LARGEST_PAGE, ...(cursor === null ? {} : { cursor }) }
    return unwrap(api(locale).GET('/cohorts/{id}/sessions/{session_id}/rsvps', { params: { path, query } }))
  }
  let page = await ask(null)
  const items = [...page.items]
  while (page.next_cursor !== null) {
    page = await ask(page.next_cursor)
    items.push(...page.items)
  }
  return { ...page, items }
}

/** The whole list, so that it can be printed. */
export function attendeesQuery(locale: Locale, meeting: Meeting, state: Listed) {
  return queryOptions({
    queryKey: ['rsvps', 'attendees', locale, meeting.cohort, meeting.session, state],
    queryFn: () => fetchAttendees(locale, meeting, state),
    staleTime: 0,
  })
}
