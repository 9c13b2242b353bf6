// What a draft still needs before it can be handed in, besides the rules. The server decides; this says the same while
// somebody is typing, so that the progress follows each edit.
import type { Draft } from './draft'

/** A field of the form: of one person, or of the whole registration. */
export interface FieldRef {
  member: string | null
  field: string
}

export interface FieldError extends FieldRef {
  code: string
}

/** Id of the control, which the error summary leads to. */
export function controlId({ member, field }: FieldRef): string {
  return member === null ? `field-${field}` : `field-${member}-${field}`
}

export function missingIn(draft: Draft, needsMunicipality: boolean): FieldError[] {
  const missing: FieldError[] = []
  const need = (member: string | null, field: string) => missing.push({ member, field, code: 'required' })
  if (needsMunicipality && draft.municipality === null) need(null, 'municipality')
  if (draft.members.length === 0) need(null, 'members')
  for (const member of draft.members) {
    if (member.name.trim() === '') need(member.id, 'name')
    if (member.isLead && member.email.trim() === '') need(member.id, 'email')
  }
  return missing
}
