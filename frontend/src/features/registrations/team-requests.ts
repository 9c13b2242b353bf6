// Making a team of people: asking them, taking the question back, a link for whoever wants to join, another lead.
import { api, unwrap } from '@/api/client'
import { etag } from '@/api/intent'
import type { Substitution } from '@/api/types'
import type { Locale } from '@/i18n/locales'

export interface LeadStep {
  locale: Locale
  registration: string
  version: number
  key: string
}

export function stepParams({ registration, version, key }: LeadStep) {
  return { path: { id: registration }, header: { 'If-Match': etag(version), 'Idempotency-Key': key } }
}

/** Also asks again: a new link replaces the old one. */
export function invite(step: LeadStep, member: string, language: Locale) {
  const body = { member_id: member, language }
  return unwrap(api(step.locale).POST('/registrations/{id}/invitations', { params: stepParams(step), body }))
}

export function withdrawInvitation(step: LeadStep, member: string) {
  const body = { member_id: member }
  return unwrap(api(step.locale).POST('/registrations/{id}/withdraw-invitation', { params: stepParams(step), body }))
}

/** The link itself is shown only in this answer. */
export function makeJoinLink(step: LeadStep) {
  return unwrap(api(step.locale).POST('/registrations/{id}/join-link', { params: stepParams(step), body: {} }))
}

export function closeJoinLink(step: LeadStep) {
  return unwrap(api(step.locale).POST('/registrations/{id}/close-join-link', { params: stepParams(step), body: {} }))
}

/** One person out, one in. */
export function substitute(step: LeadStep, body: Substitution) {
  return unwrap(api(step.locale).POST('/registrations/{id}/substitutions', { params: stepParams(step), body }))
}

export function handOver(step: LeadStep, member: string) {
  const body = { member_id: member }
  return unwrap(api(step.locale).POST('/registrations/{id}/hand-over', { params: stepParams(step), body }))
}
