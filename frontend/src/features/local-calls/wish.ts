// What somebody says of themselves to be in a team, kept for this tab until it is sent.
import type { InterestCreate } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { shelf } from '@/lib/kept'
import type { PersonEntry } from '@/ui/person-fields'

export interface Wish extends PersonEntry {
  message: string
  consent: boolean
}

export const NO_WISH: Wish = {
  ...{ name: '', email: '', affiliation: null, organisation: null, municipality: null, role: null },
  ...{ is_councillor: null, message: '', consent: false },
}

/** By the code of the call. */
export const keptWish = shelf('local-call', isWish)

function isWish(value: unknown): value is Wish {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('message' in value)) return false
  return typeof value.name === 'string' && typeof value.message === 'string'
}

export function interestOf(wish: Wish, language: Locale): InterestCreate {
  const { name, email, organisation, message, consent, ...facts } = wish
  // The codes were chosen from registers that the server gave.
  return {
    ...(facts as Pick<InterestCreate, 'affiliation' | 'municipality' | 'role' | 'is_councillor'>),
    name: name.trim(),
    email: email.trim(),
    organisation: organisation?.trim() || null,
    message: message.trim() || null,
    consent,
    language,
  }
}
