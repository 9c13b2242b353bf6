import { describe, expect, test } from 'vitest'
import { calendarFile } from './ics'

const entry = {
  id: 's1',
  title: 'Koosloome; töötuba, 1. päev',
  place: null,
  date: '2027-03-28',
  startsAt: '2027-03-28T07:00:00Z',
  endsAt: '2027-03-28T13:30:00Z',
}
const now = new Date('2026-11-22T12:00:00.123Z')

describe('a session as a calendar file', () => {
  test('has its instants in UTC and its text escaped', () => {
    const lines = calendarFile(entry, now).split('\r\n')
    expect(lines).toContain('DTSTART:20270328T070000Z')
    expect(lines).toContain('DTEND:20270328T133000Z')
    expect(lines).toContain('DTSTAMP:20261122T120000Z')
    expect(lines).toContain('SUMMARY:Koosloome\\; töötuba\\, 1. päev')
  })

  test('without an hour is a whole day', () => {
    const text = calendarFile({ ...entry, startsAt: null, endsAt: null }, now)
    expect(text).toContain('DTSTART;VALUE=DATE:20270328\r\n')
    expect(text).not.toContain('DTEND')
  })

  test('folds long lines by octets and drops carriage returns', () => {
    const place = `${'õ'.repeat(60)}\r\nX-INJECTED:1`
    const lines = calendarFile({ ...entry, place }, now).split('\r\n')
    const encoder = new TextEncoder()
    expect(Math.max(...lines.map((text) => encoder.encode(text).length))).toBeLessThanOrEqual(75)
    expect(lines.some((text) => text.startsWith('X-INJECTED'))).toBe(false)
  })
})
