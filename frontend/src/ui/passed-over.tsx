// When places that came free went past a registration, and why: the sentence comes from the server.
import { useIntl } from 'react-intl'
import type { PassedOver as Entry } from '@/api/types'
import { formatInstant } from './dates'

export function PassedOver({ entries }: { entries: readonly Entry[] }) {
  const intl = useIntl()
  return (
    <ul className="k-timeline">
      {entries.map(({ at, detail }) => (
        <li key={`${at} ${detail}`}>
          <time dateTime={at}>{formatInstant(intl, at)}</time>
          <p>{detail}</p>
        </li>
      ))}
    </ul>
  )
}
