// Open calls first; coming and closed ones are one step away.
import { FormattedMessage, useIntl } from 'react-intl'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { type CatalogueSearch, PHASES, tidy } from './filter'

export function PhaseNav({ search }: { search: CatalogueSearch }) {
  const intl = useIntl()
  const locale = useLocale()
  return (
    <nav aria-label={intl.formatMessage({ id: 'catalogue.phases' })} className="k-tabs">
      <ul>
        {PHASES.map((phase) => (
          <li key={phase}>
            <AppLink to="/$locale" params={{ locale }} search={tidy({ ...search, phase })} bare className="k-tab">
              <FormattedMessage id={`catalogue.phase.${phase}`} />
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
