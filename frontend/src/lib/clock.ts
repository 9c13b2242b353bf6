// The server's clock, as far as its answers let us know it. Deadlines are judged by the server, so a countdown must not
// trust a computer whose own clock is wrong.
let skew = 0

export function observeServerTime(instant: string): void {
  const stated = Date.parse(instant)
  if (!Number.isNaN(stated)) skew = stated - Date.now()
}

export function serverNow(): Date {
  return new Date(Date.now() + skew)
}
