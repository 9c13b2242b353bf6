// Answers requests in tests. A request that no test foresaw fails it by name, so nothing is answered by accident.
import { vi } from 'vitest'
import { rememberSession } from '@/api/session-renewal'
import { answersView } from './answer-examples'

export interface FakeRequest {
  method: string
  /** Path below the API's address, with the query. */
  path: string
  language: string | null
  headers: Headers
  body: unknown
}

type Answer = (request: FakeRequest) => unknown

/** An answer with a status of its own; everything else is a 200. */
export class Reply {
  readonly status: number
  readonly body: unknown

  constructor(status: number, body: unknown) {
    this.status = status
    this.body = body
  }
}

export function problem(status: number, code: string, more: object = {}): Reply {
  const document = { type: `/problems/${code}`, title: code, status, detail: null, code, request_id: 'r-1', errors: [] }
  return new Reply(status, { ...document, ...more })
}

/** Answers everybody needs: nobody is signed in, the registers, and an organiser who asks, wrote and keeps nothing more. */
const ALWAYS: Record<string, Answer> = {
  'GET /session': () => problem(401, 'unauthenticated'),
  'GET /registrations/r1/answers': () => answersView(),
  'GET /cohorts/c1/mails': () => ({ items: [], next_cursor: null }),
  'GET /cohorts/c1/retention': () => ({ lines: [], server_time: '2026-11-22T12:00:00Z' }),
  'GET /counties': () => ({ items: [{ code: '0037', label: 'Harju maakond' }], next_cursor: null }),
  'GET /classifiers': () => ({
    affiliations: [
      { code: 'municipality', label: 'Omavalitsus' },
      { code: 'ngo', label: 'Vabaühendus' },
      { code: 'community', label: 'Kogukond' },
      { code: 'state', label: 'Riigiasutus' },
    ],
    roles: [{ code: 'mayor', label: 'Vallavanem' }],
    audiences: [],
    themes: [{ code: 'advocacy', label: 'Huvikaitse' }],
  }),
  'GET /municipalities': () => ({
    items: [
      { code: '0890', name: 'Viimsi vald', kind: 'vald', county: '0037', county_name: 'Harju maakond' },
      { code: '0899', name: 'Viljandi vald', kind: 'vald', county: '0084', county_name: 'Viljandi maakond' },
    ],
    next_cursor: null,
  }),
}

async function describeRequest(request: Request): Promise<FakeRequest> {
  const { pathname, search } = new URL(request.url)
  const text = await request.text()
  return {
    method: request.method,
    path: `${pathname.replace(/^\/api\/v1/, '')}${search}`,
    language: request.headers.get('Accept-Language'),
    headers: request.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

/**
 * Installs the fake and returns what was asked, in order. Keys are "METHOD /path" without the query.
 */
export function fakeApi(answers: Record<string, Answer> = {}): FakeRequest[] {
  const asked: FakeRequest[] = []
  const known = { ...ALWAYS, ...answers }
  // Whoever is signed in has signed in before, in this browser.
  if ('GET /session' in answers) rememberSession(true)
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = await describeRequest(new Request(input, init))
    asked.push(request)
    const key = `${request.method} ${request.path.split('?')[0]}`
    const answer = known[key]
    if (!answer) throw new Error(`unexpected request ${key}`)
    const given = answer(request)
    const reply = given instanceof Reply ? given : new Reply(200, given)
    const type = reply.status < 400 ? 'application/json' : 'application/problem+json'
    const body = reply.body === undefined ? null : JSON.stringify(reply.body)
    return new Response(body, { status: reply.status, headers: { 'Content-Type': type } })
  })
  return asked
}
