// Writes one HTML document per language (et/, en/, ru/) from the built index.html: right `lang`, title and description
// before any script runs, and a preload of that language's messages. The root index.html stays for the redirect.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const LOCALES = ['et', 'en', 'ru'] as const

function plainText(locale: string, id: string): string {
  const path = new URL(`../src/i18n/messages/${locale}/common.json`, import.meta.url)
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
  const text = messages[id]
  if (text === undefined) throw new Error(`message ${id} is missing in ${locale}`)
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

export function localiseHtml(html: string, locale: string, messagesFile: string | undefined): string {
  const preload = messagesFile ? `<link rel="modulepreload" crossorigin href="/${messagesFile}">` : ''
  return html
    .replace(/<html lang="[^"]*"/, `<html lang="${locale}"`)
    .replace(/<title>[^<]*<\/title>/, `<title>${plainText(locale, 'app.title')}</title>`)
    .replace(/(<meta name="description" content=")[^"]*/, `$1${plainText(locale, 'app.description')}`)
    .replace(/(<noscript>)[^<]*/, `$1${plainText(locale, 'app.needsScript')}`)
    .replace('</head>', `${preload}</head>`)
}

export function localeHtml(): Plugin {
  return {
    name: 'kohort:locale-html',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') throw new Error('index.html was not built')
      const html = String(page.source)
      for (const locale of LOCALES) {
        const messages = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/i18n/messages/${locale}.ts`),
        )
        this.emitFile({
          type: 'asset',
          fileName: `${locale}/index.html`,
          source: localiseHtml(html, locale, messages?.fileName),
        })
      }
    },
  }
}
