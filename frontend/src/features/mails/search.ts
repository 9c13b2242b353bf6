// Which mails are looked at, as the address names it. Anything unknown is ignored.
import { fallback, type InferOutput, object, optional, picklist } from 'valibot'

/** "undelivered" is every mail that did not arrive and was not sent again, whatever became of it. */
export const MAIL_FILTERS = ['undelivered', 'waiting', 'retrying', 'sent', 'failed', 'bounced', 'not_needed'] as const

export const mailSearch = object({ state: fallback(optional(picklist(MAIL_FILTERS)), undefined) })

export type MailSearch = InferOutput<typeof mailSearch>
