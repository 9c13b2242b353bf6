// What an invited person fills in about themselves, kept for this tab until it is sent: neither a reload nor a lost
// connection costs a word.
import type { Acceptance, InvitationView } from '@/api/types'
import { dropKept, keep, loadKept } from '@/lib/kept'
import { missingIn as missingInPerson, type OwnErrors } from '@/ui/own-error-lines'
import type { PersonEntry } from '@/ui/person-fields'

export interface OwnDetails extends PersonEntry {
  consent: boolean
}

const KEPT = 'invitation.details'

function begun({ entered }: InvitationView): OwnDetails {
  return {
    name: entered?.name ?? '',
    email: entered?.email ?? '',
    affiliation: entered?.affiliation ?? null,
    organisation: entered?.organisation ?? null,
    municipality: entered?.municipality ?? null,
    role: entered?.role ?? null,
    is_councillor: entered?.is_councillor ?? null,
    consent: false,
  }
}

/** What was typed before a reload, or what the lead entered. */
export function firstDetails(token: string, view: InvitationView): OwnDetails {
  const kept = loadKept(KEPT)
  const isKept = typeof kept === 'object' && kept !== null && 'token' in kept && kept.token === token
  return isKept && 'details' in kept ? { ...begun(view), ...(kept.details as OwnDetails) } : begun(view)
}

export function keepDetails(token: string, details: OwnDetails): void {
  keep(KEPT, { token, details })
}

export function dropDetails(): void {
  dropKept(KEPT)
}

/** An accepted invitation holds the consent already. */
export function missingIn(details: OwnDetails, { cohort, state, editable }: InvitationView): OwnErrors {
  const errors = missingInPerson(details, editable ? cohort.asks : [])
  if (state !== 'accepted' && !details.consent) errors.consent = 'required'
  return errors
}

export function acceptanceOf(token: string, details: OwnDetails, { state }: InvitationView): Acceptance {
  const { name, email, organisation, consent, ...facts } = details
  // The codes were chosen from registers that the server gave.
  return {
    ...facts,
    token,
    name: name.trim(),
    email: email.trim(),
    organisation: organisation?.trim() || null,
    consent: consent || state === 'accepted',
  } as Acceptance
}
