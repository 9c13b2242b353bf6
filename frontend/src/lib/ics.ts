// One session as an iCalendar file (RFC 5545), made in the browser. Instants are written in UTC, plain days as days.
interface CalendarEntry {
  id: string
  title: string
  place: string | null
  /** Calendar day, YYYY-MM-DD. */
  date: string
  startsAt: string | null
  endsAt: string | null
}

function utc(instant: string | Date): string {
  return new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
}

/** Escaped text, folded by octets as the format wants: 75 per line, continued by a space. */
function line(name: string, text: string): string {
  const escaped = text
    .replace(/\r/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
  const encoder = new TextEncoder()
  const lines: string[] = []
  let current = `${name}:`
  for (const character of escaped) {
    if (encoder.encode(current + character).length > 74) {
      lines.push(current)
      current = ' '
    }
    current += character
  }
  return [...lines, current].join('\r\n')
}

function times({ date, startsAt, endsAt }: CalendarEntry): string[] {
  if (!startsAt) return [`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`]
  return [`DTSTART:${utc(startsAt)}`, ...(endsAt ? [`DTEND:${utc(endsAt)}`] : [])]
}

export function calendarFile(entry: CalendarEntry, now: Date): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kohort//Session//EN',
    'BEGIN:VEVENT',
    `UID:${entry.id}@kohort`,
    `DTSTAMP:${utc(now)}`,
    ...times(entry),
    line('SUMMARY', entry.title),
    ...(entry.place ? [line('LOCATION', entry.place)] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}
