import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError, type FieldProblem, readProblem } from '@/api/problem'
import type { RegistrationPatch, RegistrationView } from '@/api/types'
import { QUIET_TIME } from '@/lib/autosave'
import { member, registration } from '@/test/registration-examples'
import { addPerson } from './draft'
import { DraftStore } from './draft-store'
import { unsavedCopy } from './unsaved-copy'

const view = registration({ team_name: 'Enne' })

function refusal(status: number, code: string, errors: FieldProblem[] = []): ApiError {
  return new ApiError(readProblem({ code, errors }, new Response(null, { status })))
}

function setUp(answers: (RegistrationView | Error)[], theirs = view) {
  const saves: { patch: RegistrationPatch; version: number }[] = []
  const store = new DraftStore(view, {
    load: async () => theirs,
    save: async (patch, version) => {
      saves.push({ patch, version })
      const answer = answers.shift()
      if (!answer) throw new Error('one save too many')
      if (answer instanceof Error) throw answer
      return answer
    },
    onSaved: () => undefined,
  })
  const rename = async (teamName: string) => {
    store.change({ ...store.getState().draft, teamName })
    await vi.advanceTimersByTimeAsync(QUIET_TIME)
  }
  return { store, saves, rename }
}

beforeEach(() => {
  vi.useFakeTimers()
})

test('what is typed is kept in the tab until the server has it', async () => {
  const { store, rename } = setUp([registration({ team_name: 'Uus', version: 2 })])
  store.change({ ...store.getState().draft, teamName: 'Uus' })
  expect(unsavedCopy.load('r1')?.draft.teamName).toBe('Uus')
  await rename('Uus')
  expect(unsavedCopy.load('r1')).toBeNull()
  expect(store.version).toBe(2)
})

test('after a reload the unsaved words are there again and are saved', async () => {
  setUp([refusal(500, 'internal')]).store.change({ teamName: 'Pooleli', municipality: null, members: [] })
  const { store, saves } = setUp([registration({ team_name: 'Pooleli', version: 2 })])
  expect(store.getState().draft.teamName).toBe('Pooleli')
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  expect(saves.at(-1)).toMatchObject({ patch: { team_name: 'Pooleli' }, version: 1 })
})

test('another version asks; keeping mine saves it on top of theirs', async () => {
  const theirs = registration({ team_name: 'Teine aken', version: 4 })
  const { store, saves, rename } = setUp([refusal(412, 'version-mismatch'), registration({ version: 5 })], theirs)
  await rename('Minu')
  expect(store.getState().conflict).toBe(theirs)
  store.keepMine(theirs)
  await vi.advanceTimersByTimeAsync(0)
  expect(saves.at(-1)).toMatchObject({ patch: { team_name: 'Minu' }, version: 4 })
  expect(store.getState().conflict).toBeNull()
})

test('taking theirs shows it and saves nothing', async () => {
  const theirs = registration({ team_name: 'Teine aken', version: 4 })
  const { store, saves, rename } = setUp([refusal(412, 'version-mismatch')], theirs)
  await rename('Minu')
  store.takeTheirs(theirs)
  expect(store.getState()).toMatchObject({ draft: { teamName: 'Teine aken' }, conflict: null })
  expect(saves).toHaveLength(1)
  expect(unsavedCopy.load('r1')).toBeNull()
})

test('a save whose answer was lost is no conflict with oneself', async () => {
  const theirs = registration({ team_name: 'Minu', version: 2 })
  const { store, rename } = setUp([refusal(412, 'version-mismatch')], theirs)
  await rename('Minu')
  expect(store.getState()).toMatchObject({ conflict: null, save: { kind: 'saved' } })
  expect(store.version).toBe(2)
})

test('a refused field is marked at its person and stays typed; correcting it clears the mark', async () => {
  const errors = [{ pointer: '/members/0/email', code: 'invalid_format', detail: '' }]
  const { store, rename } = setUp([refusal(422, 'validation-failed', errors), registration({ version: 2 })])
  await rename('Minu')
  expect(store.getState().errors).toEqual([{ member: 'a', field: 'email', code: 'invalid_format' }])
  expect(store.getState().draft.teamName).toBe('Minu')
  await rename('Minu meeskond')
  expect(store.getState().errors).toEqual([])
})

test('what is missing stays marked after a save until it is filled in', async () => {
  const { store } = setUp([registration({ version: 2 }), registration({ version: 3 })])
  const { draft } = store.getState()
  const nameless = { ...draft, members: draft.members.map((person) => ({ ...person, name: '' })) }
  store.refuse([{ member: 'a', field: 'name', code: 'required' }])
  store.change(nameless)
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  expect(store.getState().errors).toHaveLength(1)
  store.change(draft)
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  expect(store.getState().errors).toEqual([])
})

test('an answer that arrives while somebody types is taken in, and what was typed is saved on top of it', async () => {
  const people = view.members
  const answered = registration({
    team_name: 'Enne',
    version: 2,
    members: [...people, member('b', { name: 'Jaan', standing: 'confirmed' })],
  })
  const { store, saves } = setUp([registration({ version: 3 })])
  store.change({ ...store.getState().draft, teamName: 'Pooleli' })
  store.absorb(answered)
  await vi.advanceTimersByTimeAsync(0)
  expect(store.getState()).toMatchObject({
    conflict: null,
    draft: { teamName: 'Pooleli', members: [{}, { name: 'Jaan' }] },
  })
  expect(saves).toMatchObject([{ version: 2, patch: { team_name: 'Pooleli', members: [{}, { id: 'b' }] } }])
})

test('a refused save is brought together with the answer that came between, without a question', async () => {
  const theirs = registration({
    team_name: 'Enne',
    version: 2,
    members: [...view.members, member('b', { name: 'Jaan' })],
  })
  const { store, saves, rename } = setUp([refusal(412, 'version-mismatch'), registration({ version: 3 })], theirs)
  await rename('Minu')
  await vi.advanceTimersByTimeAsync(0)
  expect(saves.at(-1)).toMatchObject({ version: 2, patch: { team_name: 'Minu' } })
  expect(store.getState()).toMatchObject({ conflict: null, save: { kind: 'saved' } })
})

test('a person added before a reload keeps the id, and the invitation with it', async () => {
  const saved = registration({ version: 2, members: [...view.members, member('server-2', { standing: 'invited' })] })
  const { store } = setUp([saved, refusal(500, 'internal')])
  store.change(addPerson(store.getState().draft))
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  store.change({ ...store.getState().draft, teamName: 'Pooleli' })
  const after = new DraftStore(saved, {
    load: async () => saved,
    save: () => new Promise(() => undefined),
    onSaved: () => undefined,
  })
  const added = after.getState().draft.members[1]
  expect(after.serverId(added?.id ?? '')).toBe('server-2')
})
