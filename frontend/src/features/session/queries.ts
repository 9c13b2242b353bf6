// Signing in by mail, one's own profile, and the browsers one is signed in with.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { Session } from '@/api/types'
import type { Locale } from '@/i18n/locales'

export interface LinkWish {
  email: string
  returnTo: string | undefined
}

export function askForLink(locale: Locale, { email, returnTo }: LinkWish) {
  return unwrap(api(locale).POST('/sign-in-links', { body: { email, language: locale, return_to: returnTo ?? null } }))
}

/** The token of the link, or the address and the code from the same mail. */
export type Proof = { token: string } | { email: string; code: string }

export function openSession(locale: Locale, proof: Proof): Promise<Session> {
  return unwrap(api(locale).POST('/sessions', { body: { ...proof, delivery: 'cookie' } }))
}

export interface ProfileChange {
  name: string | null
  language: Locale
}

export function changeProfile(locale: Locale, body: ProfileChange): Promise<Session> {
  return unwrap(api(locale).PATCH('/session', { body }))
}

export const SIGN_INS_KEY = ['sign-ins'] as const

export function signInsQuery(locale: Locale) {
  return queryOptions({
    queryKey: SIGN_INS_KEY,
    queryFn: async () => (await unwrap(api(locale).GET('/sessions'))).items,
  })
}

export function endSignIn(locale: Locale, id: string) {
  return unwrap(api(locale).DELETE('/sessions/{id}', { params: { path: { id } } }))
}
