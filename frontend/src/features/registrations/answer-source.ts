// The answers of one registration and of its members as a sheet to be filled in. Members are called as the page calls
// them, so that a card being filled in stays the same when the server gives its person an id.
import type { FieldProblem } from '@/api/problem'
import type { AnswerChange, AnswersPatch, AnswersView, FormQuestion } from '@/api/types'
import type { AnswerErrors, AnswerSource } from '@/lib/answer-store'
import type { DraftStore } from './draft-store'
import { NotSaved } from './use-lead-step'

/** Key of a question: of the registration, or of one of its members. */
export function answerKey(member: string | null, question: string): string {
  return member === null ? question : `${member}/${question}`
}

/** Id of the control, or of what stands in its place. */
export function answerId(key: string): string {
  return `answer-${key.replace('/', '-')}`
}

interface Place {
  member: string | null
  question: string
}

export function placeOf(key: string): Place {
  const [first = '', second] = key.split('/')
  return second === undefined ? { member: null, question: first } : { member: first, question: second }
}

type Ids = Pick<DraftStore, 'serverId' | 'localId'>

export function questionOf(view: AnswersView, code: string): FormQuestion | undefined {
  return view.form.parts.flatMap(({ questions }) => questions).find((question) => question.code === code)
}

function read(ids: Ids, view: AnswersView, key: string): AnswerChange {
  const { member, question } = placeOf(key)
  if (member === null) return view.registration[question] ?? null
  return view.members[ids.serverId(member) ?? '']?.[question] ?? null
}

function asks(ids: Ids, view: AnswersView, key: string): boolean {
  const { member, question } = placeOf(key)
  const isMember = member !== null
  if (questionOf(view, question)?.of !== (isMember ? 'member' : 'registration')) return false
  return !isMember || !view.by_themselves.some(({ member_id }) => member_id === ids.serverId(member))
}

/**
 * Problems by the key of their question. Pointers begin with `/answers` where the registration was refused. A pointer
 * to a whole member (they have not answered themselves) has a key without a question.
 */
export function locateAnswers(problems: readonly FieldProblem[], ids: Pick<DraftStore, 'localId'>): AnswerErrors {
  const located = problems.map(({ pointer, code }) => {
    const [, of, first = '', second = ''] = pointer.replace(/^\/answers/, '').split('/')
    return [of === 'members' ? answerKey(ids.localId(first), second) : first, code]
  })
  return Object.fromEntries(located) as AnswerErrors
}

function patchOf(ids: Ids, changes: Readonly<Record<string, AnswerChange>>): AnswersPatch {
  const registration: Record<string, AnswerChange> = {}
  const members: Record<string, Record<string, AnswerChange>> = {}
  for (const [key, value] of Object.entries(changes)) {
    const { member, question } = placeOf(key)
    const id = member === null ? undefined : ids.serverId(member)
    if (member === null) registration[question] = value
    else if (id !== undefined) members[id] = { ...members[id], [question]: value }
  }
  return { registration, members }
}

function renamed(key: string, rename: (member: string) => string): string {
  const { member, question } = placeOf(key)
  return answerKey(member === null ? null : rename(member), question)
}

interface Requests {
  load: () => Promise<AnswersView>
  save: (patch: AnswersPatch, version: number) => Promise<AnswersView>
  onSaved: (view: AnswersView) => void
}

export function answerSource(draft: DraftStore, requests: Requests): AnswerSource<AnswersView> {
  /** Whoever was just added is known to the server after the draft was saved; who was removed has no answers. */
  const isUnknown = (key: string) => {
    const { member } = placeOf(key)
    const isThere = draft.getState().draft.members.some(({ id }) => id === member)
    return member !== null && isThere && draft.serverId(member) === undefined
  }
  return {
    load: requests.load,
    save: async (changes, version) => {
      const keys = Object.keys(changes)
      if (keys.some(isUnknown)) await draft.flush()
      if (keys.some(isUnknown)) throw new NotSaved()
      return requests.save(patchOf(draft, changes), version)
    },
    read: (view, key) => read(draft, view, key),
    asks: (view, key) => asks(draft, view, key),
    refused: (problems) => locateAnswers(problems, draft),
    lasting: (key) => renamed(key, (member) => draft.serverId(member) ?? member),
    current: (key) => renamed(key, (member) => draft.localId(member)),
    missing: (view) => locateAnswers(view.missing, draft),
    onSaved: requests.onSaved,
  }
}
