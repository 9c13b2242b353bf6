// Loads the messages of one language once and keeps them. English is no more special than the others.
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Locale } from './locales'

export type MessageId = FormatjsIntl.Message['ids']
export type CompiledMessages = Record<MessageId, MessageFormatElement[]>

const loaders: Record<Locale, () => Promise<{ default: CompiledMessages }>> = {
  et: () => import('./messages/et'),
  en: () => import('./messages/en'),
  ru: () => import('./messages/ru'),
}

export async function loadMessages(locale: Locale): Promise<CompiledMessages> {
  return (await loaders[locale]()).default
}
