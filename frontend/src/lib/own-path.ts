// Paths inside this application that a person may be sent to, for example after signing in. Anything else could lead
// them to a stranger's page, so it is dropped.
const LONGEST = 512

/** A path as the address bar shows it: one slash at the beginning, printable ASCII only. */
export function ownPath(path: unknown): string | undefined {
  if (typeof path !== 'string' || path.length > LONGEST) return undefined
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : undefined
}
