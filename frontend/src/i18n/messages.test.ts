// The three catalogues must say the same things: same keys, same arguments, every plural form the language has.
import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { type CompiledMessages, loadMessages, type MessageId } from './load-messages'
import { LOCALES } from './locales'

interface Shape {
  arguments: Set<string>
  plurals: string[][]
}

function describeMessage(
  elements: MessageFormatElement[],
  shape: Shape = { arguments: new Set(), plurals: [] },
): Shape {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue
    shape.arguments.add(element.value)
    if (element.type === TYPE.tag) describeMessage(element.children, shape)
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      if (element.type === TYPE.plural) shape.plurals.push(Object.keys(element.options))
      for (const option of Object.values(element.options)) describeMessage(option.value, shape)
    }
  }
  return shape
}

const catalogues = Object.fromEntries(
  await Promise.all(LOCALES.map(async (locale) => [locale, await loadMessages(locale)] as const)),
) as Record<(typeof LOCALES)[number], Partial<CompiledMessages>>
const ids = [...new Set(Object.values(catalogues).flatMap((messages) => Object.keys(messages) as MessageId[]))].sort()

/** Genitive after "not fewer than" has one form for all numbers but those ending in 1. */
const GENITIVE = ['one', 'other']

describe.each(LOCALES)('messages in %s', (locale) => {
  const messages = catalogues[locale]
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories

  test('has every message', () => {
    expect(Object.keys(messages).sort()).toEqual(ids)
  })

  test.each(ids)('%s takes the same arguments as in Estonian', (id) => {
    const own = describeMessage(messages[id] ?? []).arguments
    expect([...own].sort()).toEqual([...describeMessage(catalogues.et[id] ?? []).arguments].sort())
  })

  test.each(ids)('%s covers every plural form', (id) => {
    for (const forms of describeMessage(messages[id] ?? []).plurals) {
      const genitive = locale === 'ru' && GENITIVE.every((form) => forms.includes(form)) && forms.length === 2
      if (!genitive) expect(forms).toEqual(expect.arrayContaining(categories))
    }
  })
})
