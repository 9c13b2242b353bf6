import { beforeEach, expect, test, vi } from 'vitest'
import { Autosave, QUIET_TIME, RETRY_TIMES, type SaveState } from './autosave'

interface Attempt {
  value: string
  version: number
  answer: (version: number) => void
  fail: (error: Error) => void
}

const passing = new Error('no answer')
const conflict = new Error('conflict')

function setUp() {
  const attempts: Attempt[] = []
  const states: SaveState['kind'][] = []
  const saved: string[] = []
  const autosave = new Autosave<string, { version: number }>({
    version: 1,
    send: (value, version) =>
      new Promise((resolve, reject) => {
        attempts.push({ value, version, answer: (next) => resolve({ version: next }), fail: reject })
      }),
    isPassing: (error) => error === passing,
    onSaved: (value) => saved.push(value),
    onState: (state) => states.push(state.kind),
  })
  const attempt = (index: number): Attempt => {
    const found = attempts[index]
    if (!found) throw new Error(`no attempt ${index}`)
    return found
  }
  return { autosave, attempts, attempt, states, saved }
}

beforeEach(() => {
  vi.useFakeTimers()
})

test('quick typing causes one save, of the latest text', async () => {
  const { autosave, attempts, attempt, states } = setUp()
  for (const text of ['M', 'Ma', 'Mari']) autosave.change(text)
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  expect(attempts.map(({ value }) => value)).toEqual(['Mari'])
  attempt(0).answer(2)
  await vi.advanceTimersByTimeAsync(0)
  expect(states.at(-1)).toBe('saved')
  expect(autosave.hasUnsaved).toBe(false)
})

test('what is typed during a save is saved after it, on the version that save made', async () => {
  const { autosave, attempts, attempt } = setUp()
  autosave.change('first')
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  autosave.change('second')
  await vi.advanceTimersByTimeAsync(10 * QUIET_TIME)
  expect(attempts).toHaveLength(1)
  attempt(0).answer(7)
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  expect(attempt(1)).toMatchObject({ value: 'second', version: 7 })
})

test('a lost save is tried again by itself, later each time, and loses nothing', async () => {
  const { autosave, attempts, attempt, states } = setUp()
  autosave.change('kept')
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  for (const [index, wait] of RETRY_TIMES.entries()) {
    attempt(index).fail(passing)
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(attempts).toHaveLength(index + 1)
    expect(states.at(-1)).toBe('retrying')
    await vi.advanceTimersByTimeAsync(1)
    expect(attempt(index + 1)).toMatchObject({ value: 'kept', version: 1 })
  }
})

test('a newer edit takes the place of the one that failed', async () => {
  const { autosave, attempt } = setUp()
  autosave.change('old')
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  autosave.change('new')
  attempt(0).fail(passing)
  await vi.advanceTimersByTimeAsync(RETRY_TIMES[0] ?? 0)
  expect(attempt(1).value).toBe('new')
})

test('a conflict stops saving until somebody chose; then it goes on from the other version', async () => {
  const { autosave, attempts, attempt, states } = setUp()
  autosave.change('mine')
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  attempt(0).fail(conflict)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toHaveLength(1)
  expect(states.at(-1)).toBe('stopped')
  expect(autosave.hasPending).toBe(true)
  autosave.rebase(5, 'mine')
  await vi.advanceTimersByTimeAsync(0)
  expect(attempt(1)).toMatchObject({ value: 'mine', version: 5 })
})

test('giving up one’s own version leaves nothing to save', async () => {
  const { autosave, attempts, attempt } = setUp()
  autosave.change('mine')
  await vi.advanceTimersByTimeAsync(QUIET_TIME)
  attempt(0).fail(conflict)
  await vi.advanceTimersByTimeAsync(0)
  autosave.rebase(5, null)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toHaveLength(1)
  expect(autosave.hasUnsaved).toBe(false)
  expect(autosave.version).toBe(5)
})

test('saving now waits for everything, also for what was typed meanwhile', async () => {
  const { autosave, attempt, saved } = setUp()
  autosave.change('first')
  const done = autosave.flush()
  autosave.change('second')
  attempt(0).answer(2)
  await vi.advanceTimersByTimeAsync(0)
  attempt(1).answer(3)
  await expect(done).resolves.toBe(true)
  expect(saved).toEqual(['first', 'second'])
})

test('saving now says when it did not work', async () => {
  const { autosave, attempt } = setUp()
  autosave.change('text')
  const done = autosave.flush()
  attempt(0).fail(conflict)
  await expect(done).resolves.toBe(false)
})
