import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/problem'
import type { AnswerChange } from '@/api/types'
import { type AnswerSource, AnswerStore } from './answer-store'
import { QUIET_TIME } from './autosave'

interface Sheet {
  version: number
  answers: Record<string, AnswerChange>
  asked: string[]
}

function refusal(status: number, code: string, errors: { pointer: string; code: string; detail: string }[] = []) {
  return new ApiError({ status, code, title: '', detail: null, request_id: null, errors, extensions: {} })
}

/** A server that remembers one sheet and refuses a version it does not have. */
function server(first: Partial<Sheet> = {}) {
  const state = { sheet: { version: 0, answers: {}, asked: ['a', 'b'], ...first } as Sheet }
  const source: AnswerSource<Sheet> = {
    load: async () => state.sheet,
    save: async (changes, version) => {
      if (version !== state.sheet.version) throw refusal(412, 'version-mismatch')
      const gone = Object.keys(changes).filter((key) => !state.sheet.asked.includes(key))
      const errors = gone.map((key) => ({ pointer: `/${key}`, code: 'unknown_field', detail: '' }))
      if (errors.length > 0) throw refusal(422, 'validation-failed', errors)
      state.sheet = { ...state.sheet, version: version + 1, answers: { ...state.sheet.answers, ...changes } }
      return state.sheet
    },
    read: (view, key) => view.answers[key] ?? null,
    asks: (view, key) => view.asked.includes(key),
    refused: (problems) => Object.fromEntries(problems.map(({ pointer, code }) => [pointer.slice(1), code])),
    missing: () => ({}),
    onSaved: () => undefined,
  }
  return { state, source }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(QUIET_TIME)

test('an answer saves itself, and is the page’s until it is saved', async () => {
  const { state, source } = server()
  const store = new AnswerStore('r', state.sheet, source)
  store.change('a', 'yes')
  expect(store.answer('a')).toBe('yes')
  expect(state.sheet.answers).toEqual({})
  await settle()
  expect(state.sheet.answers).toEqual({ a: 'yes' })
  expect(store.getState().edits).toEqual({})
  expect(store.getState().save.kind).toBe('saved')
})

test('another question answered elsewhere is no conflict', async () => {
  const { state, source } = server()
  const store = new AnswerStore('r', state.sheet, source)
  state.sheet = { ...state.sheet, version: 1, answers: { b: 'there' } }
  store.change('a', 'here')
  await settle()
  expect(store.getState().conflict).toBeNull()
  expect(state.sheet.answers).toEqual({ a: 'here', b: 'there' })
  expect(store.answer('b')).toBe('there')
})

test.each([
  ['mine', 'here'],
  ['theirs', 'there'],
] as const)('one question answered in two ways waits for a choice: %s', async (choice, kept) => {
  const { state, source } = server()
  const store = new AnswerStore('r', state.sheet, source)
  state.sheet = { ...state.sheet, version: 1, answers: { a: 'there' } }
  store.change('a', 'here')
  store.change('b', 'also')
  await settle()
  expect(store.getState().conflict?.keys).toEqual(['a'])
  expect(state.sheet.answers).toEqual({ a: 'there' })
  if (choice === 'mine') store.keepMine()
  else store.takeTheirs()
  await settle()
  expect(state.sheet.answers).toEqual({ a: kept, b: 'also' })
  expect(store.answer('a')).toBe(kept)
})

test('what was answered before a reload is saved afterwards', async () => {
  const { state, source } = server()
  new AnswerStore('r', state.sheet, { ...source, save: () => new Promise(() => undefined) }).change('a', 'typed')
  const again = new AnswerStore('r', state.sheet, source)
  expect(again.answer('a')).toBe('typed')
  await settle()
  expect(state.sheet.answers).toEqual({ a: 'typed' })
})

test('an answer to a question that is gone is kept to be copied, and the rest is saved', async () => {
  const { state, source } = server()
  const store = new AnswerStore('r', state.sheet, source)
  store.change('a', 'long words')
  store.change('b', 'short')
  state.sheet = { ...state.sheet, asked: ['b'] }
  await settle()
  await settle()
  expect(store.getState().dropped).toMatchObject([{ key: 'a', value: 'long words' }])
  expect(state.sheet.answers).toEqual({ b: 'short' })
})
