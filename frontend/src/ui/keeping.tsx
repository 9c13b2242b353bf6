// Until when something about a person is kept: a day, an event without a date yet, or as long as the account.
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl'
import type { Keeping } from '@/api/types'

/** The day on which it is erased: midnight begins it. */
export function erasureDay(intl: IntlShape, until: string): string {
  return intl.formatDate(until, { day: 'numeric', month: 'long', year: 'numeric' })
}

export function KeepingWords({ kept: { rule, until } }: { kept: Keeping }) {
  const intl = useIntl()
  if (rule === 'until_date' && until) {
    return <FormattedMessage id="kept.until_date" values={{ day: erasureDay(intl, until) }} />
  }
  return <FormattedMessage id={rule === 'date_not_known' ? 'kept.date_not_known' : 'kept.while_account_exists'} />
}
