// A form as its reader will see it, and what its conditions may look at.
import type { FactSchema, FormPart, FormPartSource, FormQuestion, QuestionSource, SchemaAttribute } from '@/api/types'
import type { Locale } from '@/i18n/locales'
import { inLanguage, isSaid, type Spot } from './work'

/** Unpublished questions in one language, with their name instead of words that are not written yet. */
export function shownParts(
  parts: readonly FormPartSource[],
  locale: Locale,
  nameOf: (spot: Spot) => string,
): FormPart[] {
  return parts.map((part, at) => ({
    code: part.code,
    title: inLanguage(part.title, locale),
    questions: part.questions.map((question, index) =>
      shownQuestion(question, locale, nameOf({ part: at, question: index })),
    ),
  }))
}

function shownQuestion(source: QuestionSource, locale: Locale, name: string): FormQuestion {
  const said = {
    ...source,
    shown_if: source.shown_if ?? null,
    label: isSaid(source.label) ? inLanguage(source.label, locale) : { text: name, language: locale },
    help: isSaid(source.help) ? inLanguage(source.help, locale) : null,
    purpose: inLanguage(source.purpose, locale),
  }
  if (!('options' in said)) return said as FormQuestion
  const options = said.options.map(({ code, label }) => ({ code, label: inLanguage(label, locale) }))
  return { ...said, options } as FormQuestion
}

const QUOTES: Record<Locale, readonly [string, string]> = { et: ['„', '“'], en: ['“', '”'], ru: ['«', '»'] }

function answerAttribute(question: QuestionSource, schema: FactSchema, locale: Locale): SchemaAttribute | null {
  const [open, close] = QUOTES[locale]
  const label = open + (inLanguage(question.label, locale).text || question.code) + close
  const made = {
    name: `answer.${question.code}`,
    label,
    codes: [],
    open: false,
    correctable: false,
    derived_from: null,
  }
  switch (question.kind) {
    case 'choice':
    case 'choices':
      return {
        ...made,
        kind: question.kind === 'choice' ? 'code' : 'code_set',
        codes: codesOf(question.options, locale),
      }
    case 'yes_no':
      return { ...made, kind: 'bool' }
    case 'number':
      return question.decimals === 0 ? { ...made, kind: 'int' } : null
    case 'municipality': {
      const places = schema.registration.find(({ name }) => name === 'municipality')
      return places ? { ...places, ...made, codes: places.codes } : null
    }
    default:
      return null
  }
}

function codesOf(options: Extract<QuestionSource, { kind: 'choice' }>['options'], locale: Locale) {
  return options.map(({ code, label }) => ({ code, name: inLanguage(label, locale).text || code, phrase: null }))
}

/** What the condition of a question may look at: facts, and answers given before it to whoever is asked. */
export function sightOf(
  schema: FactSchema,
  parts: readonly FormPartSource[],
  { part, question }: Spot,
  locale: Locale,
): FactSchema {
  const own = parts[part]?.questions[question]
  const ofMember = own?.of === 'member'
  const earlier = parts.flatMap(({ questions }, at) =>
    questions.filter((_, index) => at < part || (at === part && index < question)),
  )
  const answers = earlier
    .filter(({ of }) => ofMember || of === 'registration')
    .map((each) => answerAttribute(each, schema, locale))
    .filter((attribute) => attribute !== null)
  const members = schema.collections.find(({ name }) => name === 'members')?.attributes ?? []
  return { ...schema, registration: [...schema.registration, ...(ofMember ? members : []), ...answers] }
}
