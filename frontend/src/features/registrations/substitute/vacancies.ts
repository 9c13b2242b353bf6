// How many people left by themselves whose place nobody took: counted as the server counts them.
import type { HistoryEntry } from '@/api/types'

export function vacancies(history: readonly HistoryEntry[]): number {
  return history.reduce((vacant, { kind, changes }) => {
    // Whoever put the whole together anew settled them all.
    if (kind === 'amended') return 0
    if (kind === 'member_left') return vacant + 1
    return kind === 'substituted' && changes?.left.length === 0 ? Math.max(0, vacant - 1) : vacant
  }, 0)
}
