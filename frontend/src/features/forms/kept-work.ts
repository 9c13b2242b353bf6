// Unpublished questions, kept in this browser per cohort until they are published or thrown away.
import type { FormPartSource } from '@/api/types'
import { shelf } from '@/lib/kept'

interface KeptWork {
  parts: FormPartSource[]
  /** The published version it was begun from. */
  from: number
}

export const keptWork = shelf('form', isKept, 'browser')

function isKept(value: unknown): value is KeptWork {
  if (typeof value !== 'object' || value === null || !('from' in value)) return false
  const parts = (value as Partial<KeptWork>).parts
  return Array.isArray(parts) && parts.every((part) => Array.isArray(part?.questions))
}
