// Messages and formats for one language. All instants are shown as Estonian wall-clock time.
import type { ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import type { CompiledMessages, LoadedMessages } from './load-messages'
import type { Locale } from './locales'

/** English dates are written as in Europe, day first. */
const FORMAT_LOCALE: Record<Locale, string> = { et: 'et', en: 'en-GB', ru: 'ru' }
const TIME_ZONE = 'Europe/Tallinn'

interface LocaleProviderProps {
  locale: Locale
  messages: LoadedMessages
  children: ReactNode
}

export function LocaleProvider({ locale, messages, children }: LocaleProviderProps) {
  return (
    <IntlProvider
      locale={FORMAT_LOCALE[locale]}
      messages={messages as CompiledMessages}
      timeZone={TIME_ZONE}
      defaultLocale="et"
    >
      {children}
    </IntlProvider>
  )
}
