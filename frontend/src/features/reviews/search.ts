// Filter and order of the registrations of a cohort as they stand in the address. Anything unknown is ignored.
import { fallback, type InferOutput, maxLength, object, optional, picklist, pipe, string, trim } from 'valibot'

export const REVIEW_STATES = [
  'submitted',
  'waitlisted',
  'offered',
  'confirmed',
  'declined',
  'withdrawn',
  'completed',
] as const
export const VERDICTS = ['satisfied', 'violated', 'undetermined'] as const

export const reviewSearch = object({
  state: fallback(optional(picklist(REVIEW_STATES)), undefined),
  verdict: fallback(optional(picklist(VERDICTS)), undefined),
  q: fallback(optional(pipe(string(), trim(), maxLength(100))), undefined),
  sort: fallback(optional(picklist(['submitted_at', '-submitted_at'])), undefined),
})

export type ReviewSearch = InferOutput<typeof reviewSearch>

/** Only what is set, so that two filters that mean the same compare equal. */
export function tidy(search: ReviewSearch) {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries) as { [Key in keyof ReviewSearch]?: NonNullable<ReviewSearch[Key]> }
}
