import { describe, expect, test } from 'vitest'
import { fakeApi, problem, Reply } from '@/test/fake-api'
import { api, unwrap } from './client'
import { ApiError } from './problem'
import { rememberSession } from './session-renewal'

const ask = () => unwrap(api('ru').GET('/classifiers'))

async function failure(pending: Promise<unknown>): Promise<ApiError> {
  const error = await pending.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ApiError)) throw new Error(`no ApiError: ${String(error)}`)
  return error
}

test('asks in the language of the page', async () => {
  const asked = fakeApi()
  await ask()
  expect(asked.map(({ language, path }) => [language, path])).toEqual([['ru', '/classifiers']])
})

describe('an answer that is not data', () => {
  test('is an error with code, request id and extensions', async () => {
    fakeApi({ 'GET /classifiers': () => problem(422, 'ineligible', { verdict: { status: 'violated' } }) })
    const { problem: found } = await failure(ask())
    expect(found).toMatchObject({ status: 422, code: 'ineligible', request_id: 'r-1' })
    expect(found.extensions.verdict).toEqual({ status: 'violated' })
  })

  test('from something between us and the server is still readable', async () => {
    fakeApi({ 'GET /classifiers': () => new Reply(502, 'Bad gateway') })
    expect((await failure(ask())).problem).toMatchObject({ status: 502, code: 'internal', errors: [] })
  })

  test('without any answer has status 0', async () => {
    fakeApi({
      'GET /classifiers': () => {
        throw new TypeError('Failed to fetch')
      },
    })
    expect((await failure(ask())).problem).toMatchObject({ status: 0, code: 'network' })
  })
})

describe('an expired sign-in', () => {
  test('is renewed once, for all requests that noticed it', async () => {
    let renewed = 0
    rememberSession(true)
    const asked = fakeApi({
      'GET /classifiers': () => (renewed > 0 ? { roles: [] } : problem(401, 'unauthenticated')),
      'POST /session/renew': () => {
        renewed += 1
        return new Reply(204, undefined)
      },
    })
    await Promise.all([ask(), ask()])
    expect(renewed).toBe(1)
    expect(asked.filter(({ path }) => path === '/classifiers')).toHaveLength(4)
  })

  test('is not asked for by somebody who never signed in', async () => {
    const asked = fakeApi({ 'GET /classifiers': () => problem(401, 'unauthenticated') })
    expect((await failure(ask())).problem.status).toBe(401)
    expect(asked).toHaveLength(1)
  })
})
