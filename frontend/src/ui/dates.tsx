// Dates and deadlines in words. Always with the weekday; a day without an hour stays a day.
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl'
import type { Moment } from '@/api/types'
import { closingTime, plainDay, timeLeft } from '@/lib/moments'
import { useNow } from './use-now'

const MINUTE = 60_000

type Length = 'short' | 'long'

export function formatDay(intl: IntlShape, day: string, length: Length = 'long'): string {
  return intl.formatDate(plainDay(day), {
    timeZone: 'UTC',
    weekday: length,
    day: 'numeric',
    month: length,
    year: 'numeric',
  })
}

/** 15:30 as Estonians write it in Estonian (15.30), and as others do elsewhere. */
export function formatClock(intl: IntlShape, time: string): string {
  return intl.locale === 'et' ? time.replace(/^0/, '').replace(':', '.') : time
}

export function formatMoment(intl: IntlShape, moment: Moment, length: Length = 'long'): string {
  const date = formatDay(intl, moment.date, length)
  return intl.formatMessage({ id: 'date.at' }, { date, time: formatClock(intl, closingTime(moment)) })
}

/** An instant of the past, for example when something was changed, in Estonian time. */
export function formatInstant(intl: IntlShape, instant: string): string {
  return formatAt(intl, instant, intl.formatDate(instant, { day: 'numeric', month: 'long', year: 'numeric' }))
}

/** An instant to come, by which something has to be done: with the weekday. */
export function formatEnd(intl: IntlShape, instant: string): string {
  const day = intl.formatDate(instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return formatAt(intl, instant, day)
}

/** An instant from which on it is too late: the midnight after the last day is said as the last minute of that day. */
export function formatUntil(intl: IntlShape, instant: string): string {
  const clock = intl.formatDate(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return formatEnd(intl, clock === '00:00' ? new Date(Date.parse(instant) - MINUTE).toISOString() : instant)
}

function formatAt(intl: IntlShape, instant: string, date: string): string {
  const time = intl.formatDate(instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return intl.formatMessage({ id: 'date.at' }, { date, time: formatClock(intl, time) })
}

export function Day({ value, length = 'long' }: { value: string; length?: Length }) {
  const intl = useIntl()
  return <time dateTime={value}>{formatDay(intl, value, length)}</time>
}

export function MomentText({ value, length = 'long' }: { value: Moment; length?: Length }) {
  const intl = useIntl()
  return <time dateTime={value.at}>{formatMoment(intl, value, length)}</time>
}

/** "9 days left", kept up to date while the page is open. */
export function TimeLeftText({ until }: { until: Moment }) {
  const left = timeLeft(until, useNow())
  if (left.unit === 'passed') return <FormattedMessage id="date.left.passed" />
  return <FormattedMessage id={`date.left.${left.unit}`} values={{ count: left.count }} />
}
