import { expect, test } from 'vitest'
import { ApiError, networkError, readProblem } from '@/api/problem'
import { SESSION_KEY } from '@/api/session'
import { createQueryClient } from './query-client'

const key = [...SESSION_KEY, 'et']

function refusal(status: number, code: string): ApiError {
  return new ApiError(readProblem({ code }, new Response(null, { status })))
}

async function afterFailing(error: ApiError): Promise<unknown> {
  const client = createQueryClient()
  client.setQueryData(key, { person: {} })
  const asking = client.fetchQuery({ queryKey: ['private'], queryFn: () => Promise.reject(error), retry: false })
  await asking.catch(() => undefined)
  return client.getQueryData(key)
}

test('a request refused for lack of a sign-in ends the session on the page too', async () => {
  expect(await afterFailing(refusal(401, 'unauthenticated'))).toBeNull()
})

test.each([
  ['a lost request', networkError(null)],
  ['a lacking right', refusal(403, 'forbidden')],
])('%s says nothing about the session', async (_what, error) => {
  expect(await afterFailing(error)).not.toBeNull()
})
