// The bare address leads to the reader's language.
import { createFileRoute, redirect } from '@tanstack/react-router'
import { preferredLocale } from '@/i18n/locales'

export const Route = createFileRoute('/')({
  beforeLoad: () => {
    throw redirect({ to: '/$locale', params: { locale: preferredLocale(navigator.languages) }, replace: true })
  },
})
