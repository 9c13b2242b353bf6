// Somebody did not want to take part. Not who: declining erased everything about them. Shown until it was read.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { formatInstant } from '@/ui/dates'
import { Notice } from '@/ui/notice'

function storageKey({ id }: RegistrationView): string {
  return `kohort.declined-seen.${id}`
}

export function DeclinedNotice({ view }: { view: RegistrationView }) {
  const intl = useIntl()
  const [seen, setSeen] = useState(() => window.localStorage.getItem(storageKey(view)) ?? '')
  const unread = view.declined_invitations.flatMap(({ answered_at }) =>
    answered_at && answered_at > seen ? [answered_at] : [],
  )
  const latest = unread.toSorted().at(-1)
  if (latest === undefined) return null
  const dismiss = () => {
    window.localStorage.setItem(storageKey(view), latest)
    setSeen(latest)
  }
  return (
    <Notice tone="warning" role="status">
      <FormattedMessage id="declined.notice" values={{ count: unread.length, moment: formatInstant(intl, latest) }} />{' '}
      <Button variant="tertiary" onClick={dismiss}>
        <FormattedMessage id="declined.dismiss" />
      </Button>
    </Notice>
  )
}
