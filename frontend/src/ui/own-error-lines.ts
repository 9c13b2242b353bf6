// What is wrong with one's own details, at its field and in the summary above the form.
import { useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { Ask } from '@/api/types'
import type { MessageId } from '@/i18n/load-messages'
import type { PersonEntry, PersonField } from './person-fields'

export type OwnField = PersonField | 'consent'

/** The code of what is wrong, by field. */
export type OwnErrors = Partial<Record<OwnField, string>>

const REQUIRED: Partial<Record<OwnField, MessageId>> = {
  name: 'fieldError.required.ownName',
  email: 'fieldError.required.ownEmail',
  affiliation: 'fieldError.required.ownAffiliation',
  consent: 'fieldError.required.consent',
}
const BY_CODE: Record<string, MessageId> = {
  too_long: 'fieldError.tooLong',
  unknown_code: 'fieldError.unknownCode',
  not_allowed: 'fieldError.afterSubmission',
}

function textId(field: OwnField, code: string): MessageId {
  if (code === 'required') return REQUIRED[field] ?? 'fieldError.required'
  if (field === 'consent') return 'fieldError.required.consent'
  if (code === 'invalid_format' && field === 'email') return 'fieldError.email'
  return BY_CODE[code] ?? 'fieldError.invalid'
}

export function useOwnErrorLines(errors: OwnErrors, controlId: (field: string) => string) {
  const intl = useIntl()
  const textOf = (field: OwnField) => {
    const code = errors[field]
    return code === undefined ? undefined : intl.formatMessage({ id: textId(field, code) })
  }
  const lines = (Object.keys(errors) as OwnField[]).map((field) => ({
    field: controlId(field),
    text: textOf(field) ?? '',
  }))
  return { lines, textOf }
}

/** Fields that the server refused. */
export function refusedIn(error: unknown): OwnErrors {
  if (!isApiError(error, 'validation-failed')) return {}
  return Object.fromEntries(error.problem.errors.map(({ pointer, code }) => [pointer.slice(1), code]))
}

/** What nobody can leave out of their own details. */
export function missingIn(person: PersonEntry, asks: readonly Ask[]): OwnErrors {
  const errors: OwnErrors = {}
  if (person.name.trim() === '') errors.name = 'required'
  if (person.email.trim() === '') errors.email = 'required'
  else if (!/^\S+@\S+\.\S{2,}$/.test(person.email.trim())) errors.email = 'invalid_format'
  if (asks.includes('affiliation') && person.affiliation === null) errors.affiliation = 'required'
  return errors
}
