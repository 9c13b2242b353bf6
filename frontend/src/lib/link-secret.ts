// The secret of a mailed link comes behind its #. It is taken out of the address, where it could be read over a
// shoulder or copied along, and kept for this tab.
import { keep, loadKept } from './kept'

interface LinkSecret {
  /** Null where no link of the kind was opened in this tab. */
  token: string | null
  /** It stands in the address still. */
  isNew: boolean
}

export function keepLinkSecret(kind: string, token: string): void {
  keep(`${kind}.token`, token)
}

export function takeLinkSecret(kind: string, hash: string): LinkSecret {
  const token = new URLSearchParams(hash).get('token')
  if (token) {
    keepLinkSecret(kind, token)
    return { token, isNew: true }
  }
  const kept = loadKept(`${kind}.token`)
  return { token: typeof kept === 'string' ? kept : null, isNew: false }
}
