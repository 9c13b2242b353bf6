// The three catalogues must say the same things: same keys, same arguments, every plural form the language has.
import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { type Area, type LoadedMessages, loadAreaMessages, loadMessages, type MessageId } from './load-messages'
import { LOCALES, type Locale } from './locales'

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

async function loadAll(locale: Locale): Promise<LoadedMessages> {
  return { ...(await loadAreaMessages(locale, 'desk')), ...(await loadAreaMessages(locale, 'own-data')) }
}

const catalogues = Object.fromEntries(
  await Promise.all(LOCALES.map(async (locale) => [locale, await loadAll(locale)] as const)),
) as Record<Locale, LoadedMessages>
const ids = [...new Set(Object.values(catalogues).flatMap((messages) => Object.keys(messages) as MessageId[]))].sort()

function argumentsOf(locale: Locale, id: MessageId): string {
  return [...describeMessage(catalogues[locale][id] ?? []).arguments].sort().join()
}

/** Russian after "not fewer than" is genitive, which has one form for all numbers but those ending in 1. */
function isRussianGenitive(locale: Locale, forms: string[]): boolean {
  return locale === 'ru' && [...forms].sort().join() === 'one,other'
}

function lacksPluralForm(locale: Locale, id: MessageId): boolean {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  return describeMessage(catalogues[locale][id] ?? []).plurals.some(
    (forms) => !isRussianGenitive(locale, forms) && needed.some((form) => !forms.includes(form)),
  )
}

test('there are messages to compare', () => {
  expect(ids.length).toBeGreaterThan(100)
})

describe.each(LOCALES)('messages in %s', (locale) => {
  test('none is missing', () => {
    expect(ids.filter((id) => !catalogues[locale][id])).toEqual([])
  })

  test('take the same arguments as in Estonian', () => {
    expect(ids.filter((id) => argumentsOf(locale, id) !== argumentsOf('et', id))).toEqual([])
  })

  test('cover every plural form of the language', () => {
    expect(ids.filter((id) => lacksPluralForm(locale, id))).toEqual([])
  })
})

/** The pages and parts of all areas. */
const sources = import.meta.glob<string>(['../{features,routes,ui}/**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** Where an area's own words may stand. Of the features, four and the lists of who comes are the desk's. */
const PLACES: Record<Area, RegExp> = {
  desk: /features\/(forms|mails|reviews|rules)\/|ui\/desk\/|routes\/.*\/desk\.|rsvps\/(attendee-table|attendees-page|meetings-with-rsvp)\.tsx/,
  'own-data': /features\/own-data\/|routes\/.*\/my-data\./,
}

/** Whether the text names the id, whole or as one of those that begin a template. */
function names(text: string, id: MessageId): boolean {
  const beginnings = [...id.matchAll(/\./g)].map(({ index }) => `\`${id.slice(0, index + 1)}\${`)
  return [`'${id}'`, `"${id}"`, ...beginnings].some((wanted) => text.includes(wanted))
}

test.each(['desk', 'own-data'] as const)('no page outside uses a word that only %s loads', async (area) => {
  const everywhere = await loadMessages('et')
  const own = Object.keys(await loadAreaMessages('et', area)).filter((id) => !(id in everywhere)) as MessageId[]
  const outside = Object.entries(sources).filter(([path]) => !PLACES[area].test(path))
  const texts = outside.map(([, text]) => text).join('\n')
  expect(own.length).toBeGreaterThan(40)
  expect(own.filter((id) => names(texts, id))).toEqual([])
})
