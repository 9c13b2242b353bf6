// The two doors to one registration: one's account, or the link of a mail. Behind both are the same answers.
import { api, unwrap } from '@/api/client'
import type { RegistrationView } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { observeServerTime } from '@/lib/clock'
import { fetchRegistration, registrationKey, takeStep } from './queries'

export type Answer = 'confirm' | 'withdraw' | 'decline-offer'

interface AnswerRequest {
  answer: Answer
  version: number
  key: string
  reason?: string | undefined
}

export interface Door {
  /** A link lets one look and answer; everything else needs the account. */
  kind: 'account' | 'link'
  queryKey: readonly unknown[]
  read: () => Promise<RegistrationView>
  send: (request: AnswerRequest) => Promise<RegistrationView>
}

export function accountDoor(locale: Locale, id: string): Door {
  return {
    kind: 'account',
    queryKey: registrationKey(locale, id),
    read: () => fetchRegistration(locale, id),
    send: ({ answer, ...request }) => takeStep(locale, id, { step: answer, ...request }),
  }
}

export function linkDoor(locale: Locale, token: string): Door {
  const client = api(locale)
  return {
    kind: 'link',
    queryKey: ['status-link', locale, token],
    read: async () => {
      const view = await unwrap(client.POST('/status-links/read', { body: { token } }))
      observeServerTime(view.cohort.server_time)
      return view
    },
    send: ({ answer, key, reason }) => {
      const params = { header: { 'Idempotency-Key': key } }
      switch (answer) {
        case 'confirm':
          return unwrap(client.POST('/status-links/confirm', { params, body: { token } }))
        case 'withdraw':
          return unwrap(client.POST('/status-links/withdraw', { params, body: { token, reason: reason || null } }))
        case 'decline-offer':
          return unwrap(client.POST('/status-links/decline-offer', { params, body: { token, reason: reason || null } }))
      }
    },
  }
}
