// Sending a file as an answer of one's own registration.
import type { AnsweredFile } from '@/api/types'
import type { Locale } from '@/i18n/locales'

/** `member` is null for questions about the registration, and otherwise called as the page calls them. */
export type SendMembersFile = (
  member: string | null,
  question: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<AnsweredFile>

/** `known` gives the id that the server knows a member by. */
export function fileSender(
  locale: Locale,
  registration: string,
  known: (member: string) => Promise<string>,
): SendMembersFile {
  return async (member, question, file, onProgress, signal) => {
    const whose = member === null ? {} : { member: await known(member) }
    const query = new URLSearchParams({ question, name: file.name, ...whose })
    const path = `/registrations/${registration}/files?${query}`
    const { sendFile } = await import('@/api/files')
    return sendFile({ locale, path, file, onProgress, signal })
  }
}
