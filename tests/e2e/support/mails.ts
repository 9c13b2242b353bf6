// The folder into which the server writes its mails instead of sending them.
import { mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = process.env.KOHORT_MAILS ?? ''

/** Text of the newest mail to `address` with the `words` in it that was not there when `before` was taken. */
export async function nextMail(address: string, before: Set<string>, words = ''): Promise<string> {
  const isTo = (mail: string) => mail.includes(`<${address}>`) || mail.includes(`To: ${address}`)
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const fresh = [...names()].filter((name) => !before.has(name)).sort().reverse()
    const found = fresh.map((name) => decode(join(FOLDER, name))).find((mail) => isTo(mail) && mail.includes(words))
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no mail to ${address} arrived`)
}

/**
 * Journeys run side by side, and a link works only in the browser that asked for it: whoever waits for a mail to an
 * address is the only one who does.
 */
export async function alone(address: string, act: () => Promise<void>): Promise<void> {
  const lock = `${FOLDER}.${address}.lock`
  for (let attempt = 0; !taken(lock); attempt += 1) {
    if (attempt > 600) throw new Error(`nobody gave ${lock} back`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  try {
    await act()
  } finally {
    rmdirSync(lock)
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

export function names(): Set<string> {
  return new Set(readdirSync(FOLDER, { recursive: false }).map(String).filter((name) => name.endsWith('.eml')))
}

/** The path and fragment of the sign-in page in a mail. */
export function signInPath(mail: string): string {
  return pathIn(mail, 'sign-in')
}

/** The path and fragment of the page of an invited person in a mail. */
export function invitationPath(mail: string): string {
  return pathIn(mail, 'invitation')
}

/** The path and fragment of the page on which one says that one comes. */
export function rsvpPath(mail: string): string {
  return pathIn(mail, 'rsvp')
}

function pathIn(mail: string, place: string): string {
  const link = mail.match(new RegExp(`https?://[^\\s"<]+(/[a-z]{2}/${place}#token=[^\\s"<]+)`))
  if (!link?.[1]) throw new Error(`no ${place} link in\n${mail}`)
  return link[1]
}

/** The whole mail with every quoted-printable or base64 part readable. */
function decode(file: string): string {
  const raw = readFileSync(file, 'utf8')
  return raw
    .split(/\r\n(?=--)/)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      const body = rest.join('\r\n\r\n')
      if (/base64/i.test(head)) return `${head}\n${Buffer.from(body, 'base64').toString('utf8')}`
      if (/quoted-printable/i.test(head)) return `${head}\n${quotedPrintable(body)}`
      return part
    })
    .join('\n')
}

function quotedPrintable(body: string): string {
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
