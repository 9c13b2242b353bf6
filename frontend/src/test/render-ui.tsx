// Renders a part of the interface in one language, without routes and with the words of all pages.
import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createQueryClient } from '@/app/query-client'
import { loadAreaMessages } from '@/i18n/load-messages'
import { LocaleProvider } from '@/i18n/locale-provider'
import type { Locale } from '@/i18n/locales'

export async function renderUi(children: ReactNode, locale: Locale = 'et') {
  const messages = { ...(await loadAreaMessages(locale, 'desk')), ...(await loadAreaMessages(locale, 'own-data')) }
  const view = render(
    <QueryClientProvider client={createQueryClient()}>
      <LocaleProvider locale={locale} messages={messages}>
        {children}
      </LocaleProvider>
    </QueryClientProvider>,
  )
  return { ...view, user: userEvent.setup() }
}
