// Who is signed in. `null` means nobody: being signed out is an answer, not an error.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Locale } from '@/i18n/locales'
import { api, unwrap } from './client'
import { isApiError } from './problem'
import { mayHaveSession, rememberSession } from './session-renewal'
import type { Session } from './types'

export const SESSION_KEY = ['session'] as const

/** A browser in which nobody has signed in is not asked about: the answer is known, and would be an error in its console. */
async function fetchSession(locale: Locale): Promise<Session | null> {
  if (!mayHaveSession()) return null
  try {
    const session = await unwrap(api(locale).GET('/session'))
    rememberSession(true)
    return session
  } catch (error) {
    if (isApiError(error) && error.problem.status === 401) {
      rememberSession(false)
      return null
    }
    throw error
  }
}

export function sessionQuery(locale: Locale) {
  return queryOptions({
    queryKey: [...SESSION_KEY, locale],
    queryFn: () => fetchSession(locale),
    staleTime: 60_000,
    retry: false,
  })
}

export async function endSession(locale: Locale): Promise<void> {
  await unwrap(api(locale).DELETE('/session'))
  rememberSession(false)
}

/** The account is gone: nobody is signed in any more, and what was known of somebody is forgotten. */
export function forgetSession(queryClient: QueryClient, locale: Locale): void {
  rememberSession(false)
  queryClient.setQueryData([...SESSION_KEY, locale], null)
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
}

/** Somebody proved to be themselves: what was cached for another person, or for nobody, is forgotten. */
export function acceptSession(queryClient: QueryClient, locale: Locale, session: Session): void {
  const known = queryClient.getQueryData<Session | null>([...SESSION_KEY, locale])
  if (known && known.person.id !== session.person.id) queryClient.clear()
  rememberSession(true)
  queryClient.removeQueries({ queryKey: SESSION_KEY })
  queryClient.setQueryData([...SESSION_KEY, locale], session)
}
