// The words of the pages, as their own message files have them: a journey in three languages need not repeat them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const LANGUAGES = ['et', 'en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

const FOLDER = '../../frontend/src/i18n/messages'

/** One file of messages. What stands behind the first placeholder is cut off: the rest differs from page to page. */
export function wordsOf(language: Language, file: string): (id: string) => string {
  const messages: Record<string, string> = JSON.parse(readFileSync(join(FOLDER, language, `${file}.json`), 'utf8'))
  return (id) => {
    const message = messages[id]
    if (message === undefined) throw new Error(`no message ${id} in ${language}/${file}.json`)
    return (message.split('{')[0] ?? '').trim()
  }
}

/** The same page in another language. */
export function inLanguage(url: string, language: Language): string {
  return url.replace(/\/(et|en|ru)\//, `/${language}/`)
}
