// Compiles the ICU text of each message catalogue to its syntax tree at build time, so that no message parser is
// shipped to the browser. The result stays JSON: Vite's own JSON plugin turns it into a module afterwards.
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

const CATALOGUE = /\/i18n\/messages\/[a-z]+\/([a-z-]+\/)?[a-z-]+\.json$/

export function compileCatalogue(json: string): string {
  const messages = JSON.parse(json) as Record<string, string>
  const compiled = Object.entries(messages).map(([id, text]) => [id, parse(text, { captureLocation: false })])
  return JSON.stringify(Object.fromEntries(compiled))
}

export function icuMessages(): Plugin {
  return {
    name: 'kohort:icu-messages',
    enforce: 'pre',
    transform(code, id) {
      return CATALOGUE.test(id) ? { code: compileCatalogue(code), map: null } : null
    },
  }
}
