// Writes one HTML document per language (et/, en/, ru/) from the built index.html: right `lang`, title and description
// before any script runs, and a preload of that language's messages. The root index.html stays for the redirect.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const LOCALES = ['et', 'en', 'ru'] as const

interface LocaleDocument {
  locale: string
  /** Messages in the language; only plain ones, without arguments, are used. */
  texts: Record<string, string>
  /** The built file with all messages of the language. */
  messagesFile: string | undefined
}

export function localiseHtml(html: string, { locale, texts, messagesFile }: LocaleDocument): string {
  const text = (id: string) => {
    const found = texts[id]
    if (found === undefined) throw new Error(`message ${id} is missing in ${locale}`)
    return found.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  }
  const preload = messagesFile ? `<link rel="modulepreload" crossorigin href="/${messagesFile}">` : ''
  return html
    .replace(/<html lang="[^"]*"/, `<html lang="${locale}"`)
    .replace(/<title>[^<]*<\/title>/, `<title>${text('app.title')}</title>`)
    .replace(/(<meta name="description" content=")[^"]*/, `$1${text('app.description')}`)
    .replace(/(<noscript>)[^<]*/, `$1${text('app.needsScript')}`)
    .replace('</head>', `${preload}</head>`)
}

export function localeHtml(): Plugin {
  let root = ''
  const textsOf = (locale: string) =>
    JSON.parse(readFileSync(join(root, 'src/i18n/messages', locale, 'common.json'), 'utf8')) as Record<string, string>
  return {
    name: 'kohort:locale-html',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
    },
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('index.html was not built')
      for (const locale of LOCALES) {
        const messages = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/i18n/messages/${locale}.ts`),
        )
        const source = localiseHtml(String(page.source), {
          locale,
          texts: textsOf(locale),
          messagesFile: messages?.fileName,
        })
        this.emitFile({ type: 'asset', fileName: `${locale}/index.html`, source })
      }
    },
  }
}
