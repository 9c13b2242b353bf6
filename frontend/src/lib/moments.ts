// Arithmetic of deadlines and plain days. No words here: the sentences are in the message catalogue.
import type { Moment } from '@/api/types'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A plain day as an instant that Intl shows unchanged under the time zone UTC. */
export function plainDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** The calendar day it is at `instant` in a time zone, as YYYY-MM-DD. */
export function dayAt(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(instant)
}

export type TimeLeft = { unit: 'passed' } | { unit: 'minutes' | 'hours' | 'days'; count: number }

/**
 * What is left until a moment: whole calendar days while the day is another one there, then hours, then minutes.
 * Calendar days, not multiples of 24 hours, so that a clock change moves nothing.
 */
export function timeLeft(moment: Moment, now: Date): TimeLeft {
  const left = Date.parse(moment.at) - now.getTime()
  if (left <= 0) return { unit: 'passed' }
  const days = Math.round((plainDay(moment.date).getTime() - plainDay(dayAt(now, moment.timezone)).getTime()) / DAY)
  if (days > 0) return { unit: 'days', count: days }
  return left >= HOUR
    ? { unit: 'hours', count: Math.floor(left / HOUR) }
    : { unit: 'minutes', count: Math.max(1, Math.floor(left / 60_000)) }
}

/** A deadline without an hour lasts to the end of its day. */
export function closingTime(moment: Moment): string {
  return moment.time ?? '23:59'
}
