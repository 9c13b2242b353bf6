// Files as answers: what they are called and how large they are, in words.
import { createContext } from 'react'
import type { IntlShape } from 'react-intl'
import type { AnswerChange, AnsweredFile, FormQuestion, MediaType } from '@/api/types'

export type FileQuestion = Extract<FormQuestion, { kind: 'file' }>

/** Sends a file as the answer to a question. `onProgress` is told how much has left, from 0 to 1. */
export type SendFile = (
  question: FileQuestion,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<AnsweredFile>

/** Whether the reader of this page can save files; who only holds a link sees their names. */
export const FilesReadable = createContext(true)

export function isFile(value: AnswerChange | undefined): value is AnsweredFile {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const KILO = 1024
const MEGA = KILO * KILO

export function fileSize(intl: IntlShape, bytes: number): string {
  const [amount, unit] = bytes < MEGA ? [Math.ceil(bytes / KILO), 'kilobyte'] : [bytes / MEGA, 'megabyte']
  return intl.formatNumber(amount, { style: 'unit', unit, maximumFractionDigits: 1 })
}

export function typeWords(intl: IntlShape, types: readonly MediaType[]): string {
  return intl.formatList(
    types.map((type) => type.toUpperCase()),
    { type: 'disjunction' },
  )
}

/** For the dialog in which files are chosen; what a file is, the server tells by its content. */
export function acceptedNames(types: readonly MediaType[]): string {
  return types.map((type) => (type === 'jpeg' ? '.jpg,.jpeg' : `.${type}`)).join(',')
}
