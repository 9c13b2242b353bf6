import { expect, test } from 'vitest'
import { createIntent } from './intent'
import { ApiError, networkError, readProblem } from './problem'

function refusal(status: number, code: string): ApiError {
  return new ApiError(readProblem({ code }, new Response(null, { status })))
}

async function keysOf(outcomes: (Error | null)[]): Promise<string[]> {
  const intent = createIntent()
  const keys: string[] = []
  for (const outcome of outcomes) {
    const run = intent.run(async (key) => {
      keys.push(key)
      if (outcome) throw outcome
    })
    await run.catch(() => undefined)
  }
  return keys
}

test.each([
  ['no answer', networkError(null)],
  ['a fault of the server', refusal(503, 'unavailable')],
  ['an expired sign-in', refusal(401, 'unauthenticated')],
  ['the same request still under way', refusal(409, 'idempotency-in-progress')],
])('after %s the same key is used again', async (_what, error) => {
  const keys = await keysOf([error, null])
  expect(keys[0]).toBe(keys[1])
})

test.each([
  ['success', null],
  ['a refusal', refusal(422, 'ineligible')],
  ['a conflict', refusal(409, 'registration-closed')],
])('after %s the next intent has a key of its own', async (_what, outcome) => {
  const keys = await keysOf([outcome, null])
  expect(keys[0]).not.toBe(keys[1])
})
