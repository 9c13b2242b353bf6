// Until when somebody could be put in the place of another.
import { FormattedMessage, useIntl } from 'react-intl'
import { formatUntil } from '@/ui/dates'

export function Over({ until }: { until: string }) {
  const intl = useIntl()
  return (
    <p className="k-quiet">
      <FormattedMessage id="substitute.over" values={{ until: formatUntil(intl, until) }} />
    </p>
  )
}
