// Everything that is kept about oneself.
import { createFileRoute } from '@tanstack/react-router'
import { DataPage } from '@/features/own-data/data-page'
import { loadAreaMessages } from '@/i18n/load-messages'
import { LocaleProvider } from '@/i18n/locale-provider'

export const Route = createFileRoute('/$locale/_signed-in/my-data')({
  loader: async ({ context: { locale } }) => ({ messages: await loadAreaMessages(locale, 'own-data'), locale }),
  staleTime: Number.POSITIVE_INFINITY,
  component: MyDataRoute,
})

function MyDataRoute() {
  const { messages, locale } = Route.useLoaderData()
  return (
    <LocaleProvider locale={locale} messages={messages}>
      <DataPage />
    </LocaleProvider>
  )
}
