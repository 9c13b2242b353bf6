// A form being written: making parts and questions, moving them, and what is not translated yet. Pure functions; codes
// are made here and never change, because answers are kept by them.
import type { FormPartSource, Multilingual, QuestionSource } from '@/api/types'
import { LOCALES, type Locale } from '@/i18n/locales'

export type QuestionKind = QuestionSource['kind']

export const KINDS: readonly QuestionKind[] = [
  ...(['short_text', 'long_text', 'choice', 'choices', 'yes_no'] as const),
  ...(['number', 'date', 'municipality', 'organisation', 'file'] as const),
]

export interface Spot {
  part: number
  question: number
}

function freeCode(used: readonly string[], stem: string): string {
  let number = used.length + 1
  while (used.includes(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

function codesOf(parts: readonly FormPartSource[]): string[] {
  return parts.flatMap(({ questions }) => questions.map(({ code }) => code))
}

export function newPart(parts: readonly FormPartSource[]): FormPartSource {
  const code = freeCode(
    parts.map((part) => part.code),
    'part',
  )
  return { code, title: {}, questions: [] }
}

export function newOption(codes: readonly string[]) {
  return { code: freeCode(codes, 'option'), label: {} }
}

const YEAR = 365
/** Enough for a letter with pictures. */
const FILE_BYTES = 5 * 1024 * 1024

export function newQuestion(parts: readonly FormPartSource[], kind: QuestionKind): QuestionSource {
  const common = {
    ...{ code: freeCode(codesOf(parts), 'question'), of: 'registration' as const, label: {}, help: null },
    ...{ required: false, shown_if: null, purpose: {}, retention_days: YEAR },
  }
  return withKind(common, kind)
}

type Common = Pick<QuestionSource, 'code' | 'of' | 'label' | 'required' | 'purpose' | 'retention_days'> & {
  help: null
  shown_if: null
}

function withKind(common: Common, kind: QuestionKind): QuestionSource {
  switch (kind) {
    case 'short_text':
      return { ...common, kind, max_length: 200 }
    case 'long_text':
      return { ...common, kind, max_length: 3000 }
    case 'choice':
      return { ...common, kind, options: twoOptions() }
    case 'choices':
      return { ...common, kind, options: twoOptions(), min: 0, max: null }
    case 'number':
      return { ...common, kind, min: null, max: null, decimals: 0 }
    case 'date':
      return { ...common, kind, not_before: null, not_after: null }
    case 'file':
      return { ...common, kind, media_types: ['pdf', 'docx', 'odt'], max_bytes: FILE_BYTES }
    default:
      return { ...common, kind }
  }
}

function twoOptions() {
  const first = newOption([])
  return [first, newOption([first.code])]
}

export function changePart(parts: readonly FormPartSource[], at: number, part: FormPartSource): FormPartSource[] {
  return parts.with(at, part)
}

export function changeQuestion(
  parts: readonly FormPartSource[],
  { part, question }: Spot,
  next: QuestionSource,
): FormPartSource[] {
  return parts.map((each, index) =>
    index === part ? { ...each, questions: each.questions.with(question, next) } : each,
  )
}

export function removeQuestion(parts: readonly FormPartSource[], { part, question }: Spot): FormPartSource[] {
  return parts.map((each, index) =>
    index === part ? { ...each, questions: each.questions.toSpliced(question, 1) } : each,
  )
}

/** Takes a question from one place and puts it where another stands; places count as before the move. */
export function moveQuestion(parts: readonly FormPartSource[], from: Spot, to: Spot): FormPartSource[] {
  const moved = parts[from.part]?.questions[from.question]
  if (!moved || !parts[to.part]) return [...parts]
  const without = removeQuestion(parts, from)
  return without.map((each, index) =>
    index === to.part ? { ...each, questions: each.questions.toSpliced(to.question, 0, moved) } : each,
  )
}

/** One place up or down, over the border of the part if need be; null where there is no further. */
export function neighbour(parts: readonly FormPartSource[], { part, question }: Spot, by: -1 | 1): Spot | null {
  const next = question + by
  if (next >= 0 && next < (parts[part]?.questions.length ?? 0)) return { part, question: next }
  const other = parts[part + by]
  if (!other) return null
  return { part: part + by, question: by === -1 ? other.questions.length : 0 }
}

export function isSaid(text: Multilingual | null | undefined): boolean {
  return LOCALES.some((language) => text?.[language]?.trim())
}

export interface Gap {
  pointer: string
  language: Locale
}

/** Texts that are written in some language but not in each, where readers get another language instead. */
export function gapsIn(parts: readonly FormPartSource[]): Gap[] {
  return parts.flatMap((part, at) => [
    ...gapsOf(part.title, `/parts/${at}/title`),
    ...part.questions.flatMap((question, index) => questionGaps(question, `/parts/${at}/questions/${index}`)),
  ])
}

function questionGaps(question: QuestionSource, at: string): Gap[] {
  const options = 'options' in question ? question.options : []
  return [
    ...gapsOf(question.label, `${at}/label`),
    ...gapsOf(question.help, `${at}/help`),
    ...gapsOf(question.purpose, `${at}/purpose`),
    ...options.flatMap(({ label }, index) => gapsOf(label, `${at}/options/${index}/label`)),
  ]
}

function gapsOf(text: Multilingual | null | undefined, at: string): Gap[] {
  if (!isSaid(text)) return []
  return LOCALES.filter((language) => !text?.[language]?.trim()).map((language) => ({
    pointer: `${at}/${language}`,
    language,
  }))
}

/** The text in this language, or in the first one that has it. */
export function inLanguage(text: Multilingual | null | undefined, locale: Locale) {
  const language = [locale, ...LOCALES].find((each) => text?.[each]?.trim()) ?? locale
  return { text: text?.[language]?.trim() ?? '', language }
}
