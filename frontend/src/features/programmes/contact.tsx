// Whom to ask, when the call says so.
import { FormattedMessage } from 'react-intl'
import type { ProgrammeView } from '@/api/types'
import { LocalText } from '@/ui/local-text'

export function Contact({ contact }: { contact: ProgrammeView['contact'] }) {
  if (!contact) {
    return (
      <p>
        <FormattedMessage id="contact.notStated" />
      </p>
    )
  }
  return (
    <ul className="k-plain">
      {contact.name ? (
        <li>
          <LocalText value={contact.name} />
        </li>
      ) : null}
      {contact.email ? (
        <li>
          <a className="ds-link" href={`mailto:${contact.email}`}>
            {contact.email}
          </a>
        </li>
      ) : null}
      {contact.phone ? (
        <li>
          <a className="ds-link" href={`tel:${contact.phone.replace(/\s/g, '')}`}>
            {contact.phone}
          </a>
        </li>
      ) : null}
    </ul>
  )
}
