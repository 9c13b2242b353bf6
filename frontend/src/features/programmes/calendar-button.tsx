// Puts one session into the reader's own calendar.
import { FormattedMessage, useIntl } from 'react-intl'
import type { SessionView } from '@/api/types'
import { calendarFile } from '@/lib/ics'

interface CalendarButtonProps {
  session: SessionView
  programme: string
}

function download(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export function CalendarButton({ session, programme }: CalendarButtonProps) {
  const intl = useIntl()
  const { date } = session
  if (!date) return null
  const title = session.title?.text ?? intl.formatMessage({ id: `session.${session.kind}` })
  const save = () => {
    const entry = {
      id: session.id,
      title: `${programme}: ${title}`,
      place: session.place?.text ?? null,
      date,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
    }
    download(calendarFile(entry, new Date()), `${date}.ics`)
  }
  return (
    <button type="button" className="ds-link k-link-button" onClick={save}>
      <FormattedMessage id="session.toCalendar" />
      <span className="ds-sr-only">: {title}</span>
    </button>
  )
}
