// From the server's refused fields (JSON pointers into what was sent) to the fields of the form, and to words.
import type { IntlShape } from 'react-intl'
import type { FieldProblem } from '@/api/problem'
import type { MessageId } from '@/i18n/load-messages'
import type { Draft } from './draft'
import { controlId, type FieldError, type FieldRef } from './missing'

/** Positions in a pointer are those of the list that was sent; ids stay right when a person is removed meanwhile. */
export function locate(problems: readonly FieldProblem[], sent: Draft): FieldError[] {
  return problems.map(({ pointer, code }) => {
    const [, first = '', position, field] = pointer.split('/')
    const member = first === 'members' && position !== undefined ? sent.members[Number(position)] : undefined
    const whole = code === 'not_confirmed' ? 'standing' : 'name'
    return member ? { member: member.id, field: field ?? whole, code } : { member: null, field: first, code }
  })
}

const REQUIRED: Record<string, MessageId> = {
  name: 'fieldError.required.name',
  email: 'fieldError.required.email',
  municipality: 'fieldError.required.municipality',
  members: 'fieldError.required.members',
}
const BY_CODE: Record<string, MessageId> = {
  too_long: 'fieldError.tooLong',
  too_many: 'fieldError.tooMany',
  taken: 'fieldError.taken',
  unknown_code: 'fieldError.unknownCode',
  not_allowed: 'fieldError.notAllowed',
  not_confirmed: 'fieldError.notConfirmed',
}

export function fieldErrorText(intl: IntlShape, { field, code }: FieldError): string {
  if (code === 'required') return intl.formatMessage({ id: REQUIRED[field] ?? 'fieldError.required' })
  if (code === 'invalid_format' && field === 'email') return intl.formatMessage({ id: 'fieldError.email' })
  return intl.formatMessage({ id: BY_CODE[code] ?? 'fieldError.invalid' })
}

export function errorAt(errors: readonly FieldError[], ref: FieldRef): FieldError | undefined {
  return errors.find(({ member, field }) => member === ref.member && field === ref.field)
}

/** Lines for the error summary: whose field it is, and what to do. */
export function summaryLines(intl: IntlShape, errors: readonly FieldError[], nameOf: (member: string) => string) {
  return errors.map((error) => {
    const text = fieldErrorText(intl, error)
    return { field: controlId(error), text: error.member === null ? text : `${nameOf(error.member)}: ${text}` }
  })
}
