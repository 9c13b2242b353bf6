// Somebody who is to come in the place of another, as typed: kept for this browser tab until they are taken in.
import type { AnswerChange, Substitution } from '@/api/types'
import { shelf } from '@/lib/kept'
import { type DraftMember, inputOf } from '../draft'

export interface Newcomer {
  person: DraftMember
  /** By the code of the question. */
  answers: Readonly<Record<string, AnswerChange>>
  reason: string
}

/** Where they are to come in: in whose registration, and in whose place. */
export interface Place {
  registration: string
  out: string | null
}

const NOBODY: Newcomer = {
  person: {
    ...{ id: 'in', name: '', email: '', isLead: false, affiliation: null, organisation: null },
    ...{ municipality: null, role: null, is_councillor: null },
  },
  answers: {},
  reason: '',
}

const keptNewcomers = shelf('substitute', isNewcomer)

function placeName({ registration, out }: Place): string {
  return `${registration}.${out ?? 'vacant'}`
}

export function keepNewcomer(place: Place, newcomer: Newcomer): void {
  keptNewcomers.keep(placeName(place), newcomer)
}

export function dropNewcomer(place: Place): void {
  keptNewcomers.drop(placeName(place))
}

function isNewcomer(value: unknown): value is Newcomer {
  if (typeof value !== 'object' || value === null || !('person' in value) || !('answers' in value)) return false
  const { person, answers } = value
  return typeof person === 'object' && person !== null && typeof answers === 'object' && answers !== null
}

export function loadNewcomer(place: Place): Newcomer {
  return keptNewcomers.load(placeName(place)) ?? NOBODY
}

/** As it is sent; `byLead` where the lead answers the questions about members. */
export function substitutionOf({ out }: Place, { person, answers, reason }: Newcomer, byLead: boolean): Substitution {
  const given = Object.entries(answers).filter(([, value]) => value !== null)
  return {
    out,
    in: inputOf(person, new Map()),
    ...(byLead && given.length > 0 ? { answers: Object.fromEntries(given) } : {}),
    reason: reason.trim() || null,
  }
}
