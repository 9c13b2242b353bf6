// Everything of the organiser's desk: its own words on top of those of every page.
import { createFileRoute, Outlet } from '@tanstack/react-router'
import { loadAreaMessages } from '@/i18n/load-messages'
import { LocaleProvider } from '@/i18n/locale-provider'

export const Route = createFileRoute('/$locale/_signed-in/desk')({
  loader: async ({ context: { locale } }) => ({ messages: await loadAreaMessages(locale, 'desk'), locale }),
  staleTime: Number.POSITIVE_INFINITY,
  component: DeskRoute,
})

function DeskRoute() {
  const { messages, locale } = Route.useLoaderData()
  return (
    <LocaleProvider locale={locale} messages={messages}>
      <Outlet />
    </LocaleProvider>
  )
}
