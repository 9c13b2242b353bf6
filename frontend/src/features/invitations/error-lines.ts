// What is wrong with one's own details, at its field and in the summary above the form.
import { useIntl } from 'react-intl'
import type { MessageId } from '@/i18n/load-messages'
import type { OwnErrors, OwnField } from './own-details'

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

export function useErrorLines(errors: OwnErrors, controlId: (field: string) => string) {
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
