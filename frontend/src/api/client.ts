// The only user of openapi-fetch: one typed client per language, with the address and headers of our API.
// A request either gives its data or throws an ApiError; sign-in renewal happens here, once, and nowhere else.
import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { Locale } from '@/i18n/locales'
import { ApiError, networkError, readProblem } from './problem'
import type { paths } from './schema.gen'
import { mayHaveSession, renewSession } from './session-renewal'

/** The document names paths from the origin; here they are written below the address of the API's first version. */
type Paths = { [Path in keyof paths as Path extends `/api/v1${infer Rest}` ? Rest : never]: paths[Path] }
type ApiClient = Client<Paths>

/** Where the API lives: stated by the document, so that the same build serves any installation. */
export function apiAddress(): string {
  const stated = document.querySelector<HTMLMetaElement>('meta[name="kohort-api"]')?.content
  return new URL(stated || '/api/v1', window.location.origin).href.replace(/\/$/, '')
}

/** The readable documentation stands beside the first version of the API. */
export function documentationAddress(): string {
  return new URL('../docs', `${apiAddress()}/`).href
}

/** Where other programs read the meetings of a cohort, or one of them, as a calendar. */
export function calendarAddress(locale: Locale, cohort: string, session?: string): string {
  const query = new URLSearchParams({ ...(session ? { session } : {}), lang: locale })
  return `${apiAddress()}/cohorts/${cohort}/calendar.ics?${query}`
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw networkError(cause)
  }
}

export async function sendWithRenewal(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await send(request)
  if (response.status !== 401 || !mayHaveSession()) return response
  return (await renewSession(apiAddress())) ? send(again) : response
}

function language(locale: Locale): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set('Accept-Language', locale)
      return request
    },
  }
}

const clients = new Map<Locale, ApiClient>()

/** The client that asks for texts in `locale`. */
export function api(locale: Locale): ApiClient {
  const known = clients.get(locale)
  if (known) return known
  const client = createClient<Paths>({ baseUrl: apiAddress(), credentials: 'include', fetch: sendWithRenewal })
  client.use(language(locale))
  clients.set(locale, client)
  return client
}

interface Exchange<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The data of an answer, or an ApiError made of its problem document. */
export async function unwrap<T>(pending: Promise<Exchange<T>>): Promise<T> {
  const { data, error, response } = await pending
  if (!response.ok) throw new ApiError(readProblem(error, response))
  return data as T
}
