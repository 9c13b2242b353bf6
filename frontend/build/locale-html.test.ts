import { expect, test } from 'vitest'
import { localiseHtml } from './locale-html'

const TEMPLATE =
  '<html lang="et"><head><meta name="description" content=""><title>x</title></head><noscript>x</noscript></html>'
const texts = { 'app.title': 'Kohort – программы', 'app.description': 'A & "B" < C', 'app.needsScript': 'JavaScript?' }

test('the document of a language says its language, title and description before any script runs', () => {
  expect(localiseHtml(TEMPLATE, { locale: 'ru', texts, messagesFile: 'assets/ru-1.js' })).toBe(
    '<html lang="ru"><head><meta name="description" content="A &amp; &quot;B&quot; &lt; C"><title>Kohort – программы' +
      '</title><link rel="modulepreload" crossorigin href="/assets/ru-1.js"></head><noscript>JavaScript?</noscript></html>',
  )
})

test('a text missing in one language stops the build', () => {
  expect(() => localiseHtml(TEMPLATE, { locale: 'ru', texts: {}, messagesFile: undefined })).toThrow('app.title')
})
