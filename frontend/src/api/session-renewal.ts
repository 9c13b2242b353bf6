// Renewing an expired sign-in. Tokens live in HttpOnly cookies that script cannot see; what is kept here is only
// the remark that this browser has signed in before, so that a first-time visitor causes no renewal request.
const REMARK = 'kohort.has-signed-in'
let pending: Promise<boolean> | undefined

export function mayHaveSession(): boolean {
  return window.localStorage.getItem(REMARK) === 'yes'
}

export function rememberSession(signedIn: boolean): void {
  if (signedIn) window.localStorage.setItem(REMARK, 'yes')
  else window.localStorage.removeItem(REMARK)
}

async function requestRenewal(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/session/renew`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    if (response.status === 401) rememberSession(false)
    return response.ok
  } catch {
    return false
  }
}

/** Requests that fail together share one renewal: the refresh token is single-use. */
export function renewSession(address: string): Promise<boolean> {
  pending ??= requestRenewal(address).finally(() => {
    pending = undefined
  })
  return pending
}
