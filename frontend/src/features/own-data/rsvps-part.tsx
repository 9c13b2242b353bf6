// Meetings to which the person said, without an account, that they come.
import { FormattedMessage } from 'react-intl'
import type { OwnData, OwnRsvp } from '@/api/types'
import { Day } from '@/ui/dates'
import { KeepingWords } from '@/ui/keeping'
import { LocalText } from '@/ui/local-text'
import { useSessionName } from '@/ui/session-words'
import { Group } from './group'

export function RsvpsPart({ data }: { data: OwnData }) {
  return (
    <Group data={data} group="rsvps">
      <ul className="k-calls">
        {data.rsvps.map((one) => (
          <li key={`${one.session.id} ${one.asked_at}`}>
            <Rsvp one={one} />
          </li>
        ))}
      </ul>
    </Group>
  )
}

function Rsvp({ one }: { one: OwnRsvp }) {
  const nameOf = useSessionName()
  return (
    <div className="k-call">
      <h3 className="k-call-title">{nameOf(one.session)}</h3>
      <p>
        <LocalText value={one.programme.title} />
        {one.session.date ? (
          <>
            {' · '}
            <Day value={one.session.date} />
          </>
        ) : null}
      </p>
      <p>
        <FormattedMessage id={`data.rsvp.${one.state}`} values={{ name: one.name }} /> <KeepingWords kept={one.kept} />
      </p>
    </div>
  )
}
