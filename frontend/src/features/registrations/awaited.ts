// Whose own word is still awaited. Where each member consents, nothing is handed in before they all have.
import type { Member, RegistrationView } from '@/api/types'
import type { Draft, DraftMember } from './draft'
import type { DraftStore } from './draft-store'
import type { FieldError } from './missing'

/** A person as the server knows them; nothing while they are only typed here. */
export function knownAs(
  view: RegistrationView,
  store: Pick<DraftStore, 'serverId'>,
  member: string,
): Member | undefined {
  const id = store.serverId(member)
  return view.members.find((known) => known.id === id)
}

/** People of the draft who have not confirmed their details; the lead's own entry is their own word, as a single person's is. */
export function awaitedIn(view: RegistrationView, store: DraftStore, draft: Draft): DraftMember[] {
  return draft.members.filter(({ id, isLead }) => !isLead && knownAs(view, store, id)?.standing !== 'confirmed')
}

/** What handing in would be refused for. */
export function unconfirmedIn(view: RegistrationView, store: DraftStore, draft: Draft): FieldError[] {
  if (view.cohort.consent === 'by_lead') return []
  return awaitedIn(view, store, draft).map(({ id }) => ({ member: id, field: 'standing', code: 'not_confirmed' }))
}
