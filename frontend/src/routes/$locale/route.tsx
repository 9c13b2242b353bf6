// Everything below a language: its messages, its formats and the frame of the page.
import { createFileRoute, notFound, Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '@/api/session'
import { loadMessages } from '@/i18n/load-messages'
import { LocaleProvider } from '@/i18n/locale-provider'
import { isLocale } from '@/i18n/locales'
import { AppShell } from '@/ui/app-shell'
import { LastResort } from '@/ui/last-resort'
import { NotFoundPage } from '@/ui/problem-page'

export const Route = createFileRoute('/$locale')({
  beforeLoad: ({ params }) => {
    if (!isLocale(params.locale)) throw notFound({ routeId: '__root__' })
    return { locale: params.locale }
  },
  loader: async ({ context }) => {
    void context.queryClient.prefetchQuery(sessionQuery(context.locale))
    return { messages: await loadMessages(context.locale), locale: context.locale }
  },
  staleTime: Number.POSITIVE_INFINITY,
  component: LocaleRoute,
  notFoundComponent: NotFoundPage,
  // Both stand outside the messages that this route provides.
  pendingComponent: () => null,
  errorComponent: LastResort,
})

function LocaleRoute() {
  const { messages, locale } = Route.useLoaderData()
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <LocaleProvider locale={locale} messages={messages}>
      <AppShell>
        <Outlet />
      </AppShell>
    </LocaleProvider>
  )
}
