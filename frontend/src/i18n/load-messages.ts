// Loads the messages of one language once and keeps them. English is no more special than the others.
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Locale } from './locales'

export type MessageId = FormatjsIntl.Message['ids']
export type CompiledMessages = Record<MessageId, MessageFormatElement[]>
/** An area's own words are absent outside it; messages.test.ts watches that nobody else uses them. */
export type LoadedMessages = Partial<CompiledMessages>

type Loaders = Record<Locale, () => Promise<{ default: LoadedMessages }>>

const pageLoaders: Loaders = {
  et: () => import('./messages/et'),
  en: () => import('./messages/en'),
  ru: () => import('./messages/ru'),
}

/** Parts of the application with words of their own, loaded on top of those of every page. */
export type Area = 'desk' | 'own-data'

const areaLoaders: Record<Area, Loaders> = {
  desk: {
    et: () => import('./messages/et-desk'),
    en: () => import('./messages/en-desk'),
    ru: () => import('./messages/ru-desk'),
  },
  'own-data': {
    et: () => import('./messages/et-own-data'),
    en: () => import('./messages/en-own-data'),
    ru: () => import('./messages/ru-own-data'),
  },
}

export async function loadMessages(locale: Locale): Promise<LoadedMessages> {
  return (await pageLoaders[locale]()).default
}

/** Everything that an area says: the words of every page and its own. */
export async function loadAreaMessages(locale: Locale, area: Area): Promise<LoadedMessages> {
  const [page, own] = await Promise.all([loadMessages(locale), areaLoaders[area][locale]()])
  return { ...page, ...own.default }
}
