// True-to-shape questions and answers for tests; each test states only what it is about.
import type { AnswersView, FormPart, FormQuestion } from '@/api/types'

const local = (text: string) => ({ text, language: 'et' as const })

type Kind = FormQuestion['kind']
type QuestionOf<K extends Kind> = Extract<FormQuestion, { kind: K }>

const OWN: { [K in Kind]: Omit<QuestionOf<K>, keyof QuestionOf<'yes_no'>> } = {
  short_text: { max_length: 200 },
  long_text: { max_length: 4000 },
  choice: { options: [] },
  choices: { options: [], min: 0, max: null },
  number: { min: null, max: null, decimals: 0 },
  date: { not_before: null, not_after: null },
  yes_no: {},
  municipality: {},
  organisation: {},
  file: { media_types: ['pdf'], max_bytes: 5_242_880 },
}

export function question<K extends Kind>(kind: K, code: string, more: Partial<QuestionOf<K>> = {}): FormQuestion {
  return {
    ...{ kind, code, of: 'registration', label: local(`Küsimus ${code}`), help: null, required: false },
    ...{ shown_if: null, purpose: local('Valimiseks.'), retention_days: 365 },
    ...OWN[kind],
    ...more,
  } as FormQuestion
}

export function option(code: string, label: string) {
  return { code, label: local(label) }
}

export function part(code: string, questions: FormQuestion[]): FormPart {
  return { code, title: local(`Osa ${code}`), questions }
}

/** What is not stated is empty; every part that is asked is done. */
export function answersView(parts: FormPart[] = [], more: Partial<AnswersView> = {}): AnswersView {
  return {
    form_version: parts.length > 0 ? 1 : 0,
    form: { version: parts.length > 0 ? 1 : 0, parts },
    registration: {},
    members: {},
    by_themselves: [],
    hidden: { registration: [], members: {} },
    set_aside: [],
    missing: [],
    parts: parts.map(({ code }) => ({ part: code, done: true })),
    progress: { done: parts.length, of: parts.length },
    editable: true,
    version: 0,
    ...more,
  }
}
