// Files: sent with their progress, which fetch cannot tell, and fetched to be saved.
import type { Locale } from '@/i18n/locales'
import { apiAddress, sendWithRenewal } from './client'
import { ApiError, networkError, readProblem } from './problem'
import { mayHaveSession, renewSession } from './session-renewal'
import type { AnsweredFile } from './types'

export interface Sending {
  locale: Locale
  /** Below the address of the API, with its query. */
  path: string
  file: File
  /** Of somebody without an account: the secret of their link. */
  token?: string
  onProgress: (share: number) => void
  signal: AbortSignal
}

/** One choice of a file is one intent; choosing it again is another. */
export async function sendFile(sending: Sending): Promise<AnsweredFile> {
  const key = crypto.randomUUID()
  let response = await post(sending, key)
  if (response.status === 401 && mayHaveSession() && (await renewSession(apiAddress()))) {
    response = await post(sending, key)
  }
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new ApiError(readProblem(body, response))
  return body as AnsweredFile
}

function post({ locale, path, file, token, onProgress, signal }: Sending, key: string): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${apiAddress()}${path}`)
    request.withCredentials = true
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', locale)
    request.setRequestHeader('Idempotency-Key', key)
    if (token !== undefined) request.setRequestHeader('Invitation-Token', token)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = () => reject(networkError(new TypeError('the file did not arrive')))
    request.onabort = request.onerror
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

export async function fetchFile(id: string): Promise<Blob> {
  const response = await sendWithRenewal(new Request(`${apiAddress()}/files/${id}`, { credentials: 'include' }))
  if (response.ok) return response.blob()
  throw new ApiError(readProblem(await response.json().catch(() => null), response))
}
