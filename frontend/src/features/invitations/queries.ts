// The invited person's side. They have no account: the secret of their link, sent in the body, says who they are.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Sending } from '@/api/files'
import type { Acceptance, AnswerChange, AnsweredFile, InvitationView } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'

export function invitationKey(locale: Locale, token: string) {
  return ['invitations', 'detail', locale, token] as const
}

export async function fetchInvitation(locale: Locale, token: string): Promise<InvitationView> {
  const view = await unwrap(api(locale).POST('/invitations/read', { body: { token } }))
  observeServerTime(view.cohort.server_time)
  return view
}

export function invitationQuery(locale: Locale, token: string) {
  return queryOptions({
    queryKey: invitationKey(locale, token),
    queryFn: () => fetchInvitation(locale, token),
    // A half-filled form is not exchanged under the hand that fills it.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

function paramsOf(key: string) {
  return { header: { 'Idempotency-Key': key } }
}

/** Says yes, or corrects what was said before. */
export function acceptInvitation(locale: Locale, body: Acceptance, key: string): Promise<InvitationView> {
  return unwrap(api(locale).POST('/invitations/accept', { params: paramsOf(key), body }))
}

/** Answers the organiser's questions about oneself; what is not named stays. */
export function answerOwnQuestions(
  locale: Locale,
  token: string,
  answers: Readonly<Record<string, AnswerChange>>,
): Promise<InvitationView> {
  return unwrap(api(locale).POST('/invitations/answers', { body: { token, answers } }))
}

/** Sends a file as the answer to a question about oneself. */
export async function sendOwnFile(
  locale: Locale,
  token: string,
  question: string,
  sending: Pick<Sending, 'file' | 'onProgress' | 'signal'>,
): Promise<AnsweredFile> {
  const query = new URLSearchParams({ question, name: sending.file.name })
  const { sendFile } = await import('@/api/files')
  return sendFile({ locale, token, path: `/invitations/files?${query}`, ...sending })
}

/** Says no, or leaves; either erases. */
export function declineInvitation(locale: Locale, token: string, key: string): Promise<InvitationView> {
  return unwrap(api(locale).POST('/invitations/decline', { params: paramsOf(key), body: { token } }))
}
