// One meeting for the reader's own calendar.
import { FormattedMessage } from 'react-intl'

interface CalendarLinkProps {
  href: string
  /** What is added, for those who hear links out of their place. */
  name: string
}

/** No `download`: phones open the file in the calendar instead of keeping it. */
export function CalendarLink({ href, name }: CalendarLinkProps) {
  return (
    <a className="ds-link k-link-button" href={href} type="text/calendar">
      <FormattedMessage id="session.toCalendar" />
      <span className="ds-sr-only">: {name}</span>
    </a>
  )
}
