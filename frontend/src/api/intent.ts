// One intent of a person (begin, submit, release) is one Idempotency-Key, kept until the server gives a definite
// answer: pressing the button again after a lost answer repeats the same request instead of doing the thing twice.
import { isApiError } from './problem'

const INDEFINITE_STATUSES: readonly number[] = [0, 401, 408, 429]

function isDefinite(error: unknown): boolean {
  if (!isApiError(error)) return false
  const { status, code } = error.problem
  return status < 500 && !INDEFINITE_STATUSES.includes(status) && code !== 'idempotency-in-progress'
}

export interface Intent {
  run<T>(send: (key: string) => Promise<T>): Promise<T>
}

export function createIntent(): Intent {
  let key: string | null = null
  return {
    async run(send) {
      key ??= crypto.randomUUID()
      try {
        const answer = await send(key)
        key = null
        return answer
      } catch (error) {
        if (isDefinite(error)) key = null
        throw error
      }
    },
  }
}

/** The value of If-Match for a version number. */
export function etag(version: number): string {
  return `"${version}"`
}
