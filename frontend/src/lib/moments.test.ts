import { describe, expect, test } from 'vitest'
import type { Moment } from '@/api/types'
import { closingTime, dayAt, timeLeft } from './moments'

const deadline: Moment = { at: '2026-10-31T22:00:00Z', date: '2026-10-31', time: null, timezone: 'Europe/Tallinn' }

describe('timeLeft', () => {
  test('counts calendar days in the zone of the deadline, across the clock change', () => {
    const before = { ...deadline, at: '2026-10-26T22:00:00Z', date: '2026-10-26' }
    expect(timeLeft(before, new Date('2026-10-24T20:59:00Z'))).toEqual({ unit: 'days', count: 2 })
    expect(timeLeft(before, new Date('2026-10-24T21:01:00Z'))).toEqual({ unit: 'days', count: 1 })
  })

  test('counts hours, then minutes, on the last day', () => {
    expect(timeLeft(deadline, new Date('2026-10-31T08:30:00Z'))).toEqual({ unit: 'hours', count: 13 })
    expect(timeLeft(deadline, new Date('2026-10-31T21:59:30Z'))).toEqual({ unit: 'minutes', count: 1 })
  })

  test('is over at the very instant', () => {
    expect(timeLeft(deadline, new Date('2026-10-31T22:00:00Z'))).toEqual({ unit: 'passed' })
  })
})

test('the day is the one of the zone, not of the computer', () => {
  expect(dayAt(new Date('2026-10-31T21:59:59Z'), 'Europe/Tallinn')).toBe('2026-10-31')
  expect(dayAt(new Date('2026-10-31T22:00:00Z'), 'Europe/Tallinn')).toBe('2026-11-01')
})

test('a deadline without an hour closes at the end of the day', () => {
  expect(closingTime(deadline)).toBe('23:59')
  expect(closingTime({ ...deadline, time: '16:30' })).toBe('16:30')
})
