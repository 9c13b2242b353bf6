// The language of the current page, as one of ours.
import { useIntl } from 'react-intl'
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales'

export function useLocale(): Locale {
  const { locale } = useIntl()
  const language = locale.slice(0, 2)
  return isLocale(language) ? language : DEFAULT_LOCALE
}
