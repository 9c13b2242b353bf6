// Loads the messages of one language once and keeps them. English is no more special than the others.
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Locale } from './locales'

export type MessageId = FormatjsIntl.Message['ids']
export type CompiledMessages = Record<MessageId, MessageFormatElement[]>
/** The desk's own words are absent outside the desk; messages.test.ts watches that nobody else uses them. */
export type LoadedMessages = Partial<CompiledMessages>

type Loaders = Record<Locale, () => Promise<{ default: LoadedMessages }>>

const pageLoaders: Loaders = {
  et: () => import('./messages/et'),
  en: () => import('./messages/en'),
  ru: () => import('./messages/ru'),
}

const deskLoaders: Loaders = {
  et: () => import('./messages/et-desk'),
  en: () => import('./messages/en-desk'),
  ru: () => import('./messages/ru-desk'),
}

export async function loadMessages(locale: Locale): Promise<LoadedMessages> {
  return (await pageLoaders[locale]()).default
}

/** Everything the organiser's desk says: the words of every page and its own. */
export async function loadDeskMessages(locale: Locale): Promise<LoadedMessages> {
  const [page, desk] = await Promise.all([loadMessages(locale), deskLoaders[locale]()])
  return { ...page, ...desk.default }
}
