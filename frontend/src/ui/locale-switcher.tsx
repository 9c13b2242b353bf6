// The other languages of the same page. Path, filters and fragment stay; only the first segment changes.
import { useLocation } from '@tanstack/react-router'
import { useIntl } from 'react-intl'
import { LOCALE_NAMES, LOCALES } from '@/i18n/locales'
import { AppLink } from './app-link'

export function LocaleSwitcher() {
  const intl = useIntl()
  const rest = useLocation({ select: (location) => location.pathname.replace(/^\/[^/]+/, '') })
  return (
    <nav aria-label={intl.formatMessage({ id: 'shell.languages' })} className="k-locales">
      <ul>
        {LOCALES.map((locale) => (
          <li key={locale}>
            <AppLink
              to={`/${locale}${rest}` as '/$locale'}
              params={{ locale }}
              search={true}
              hash={true}
              bare
              className="k-locale"
              lang={locale}
              hrefLang={locale}
              aria-label={LOCALE_NAMES[locale]}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {locale.toUpperCase()}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
