// All mails of a cohort, narrowed by how far they came.
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { SelectField } from '@/ui/form-field'
import { LocalText } from '@/ui/local-text'
import { Page } from '@/ui/page'
import { MailList } from './mail-list'
import { MAIL_FILTERS, type MailSearch } from './search'

interface MailsPageProps {
  cohort: DeskCohort
  search: MailSearch
  onSearch: (next: MailSearch) => void
}

export function MailsPage({ cohort, search, onSearch }: MailsPageProps) {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <Page
      title={intl.formatMessage({ id: 'mails.title' })}
      before={
        <p className="k-back">
          <AppLink to="/$locale/desk/cohorts/$cohortId" params={{ locale, cohortId: cohort.id }}>
            <LocalText value={cohort.programme.title} quiet />
          </AppLink>
        </p>
      }
      lead={<FormattedMessage id="mails.lead" tagName="p" />}
    >
      <search className="k-review-filter">
        <SelectField
          label={intl.formatMessage({ id: 'mails.state' })}
          none={intl.formatMessage({ id: 'mails.any' })}
          choices={MAIL_FILTERS.map((value) => ({ value, label: intl.formatMessage({ id: `mails.state.${value}` }) }))}
          value={search.state ?? ''}
          onChange={(event) => onSearch({ state: MAIL_FILTERS.find((state) => state === event.target.value) })}
        />
      </search>
      <MailList cohort={cohort} state={search.state} />
    </Page>
  )
}
