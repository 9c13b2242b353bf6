// How many mails of a cohort did not arrive, with the way to them; nothing where all did.
import { FormattedMessage } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { StatusSign } from '@/ui/status-sign'

export function UndeliveredMails({ cohort: { id, counts } }: { cohort: DeskCohort }) {
  const locale = useLocale()
  if (counts.undelivered_mails === 0) return null
  return (
    <p className="k-standing">
      <StatusSign sign="not_met" />
      <span>
        <AppLink
          to="/$locale/desk/cohorts/$cohortId/mails"
          params={{ locale, cohortId: id }}
          search={{ state: 'undelivered' }}
        >
          <FormattedMessage id="desk.undelivered" values={{ count: counts.undelivered_mails }} />
        </AppLink>
      </span>
    </p>
  )
}
