// The composition being edited, kept at every change.
import { useState } from 'react'
import type { CohortView } from '@/api/types'
import { addMember, type Composition, EMPTY_COMPOSITION, keptComposition } from '@/lib/composition'

function initial(cohort: CohortView): Composition {
  const kept = keptComposition.load(cohort.id)
  if (kept) return kept
  return cohort.participation === 'person' ? addMember(EMPTY_COMPOSITION) : EMPTY_COMPOSITION
}

export function useComposition(cohort: CohortView) {
  const [composition, setComposition] = useState(() => initial(cohort))
  const change = (next: Composition) => {
    setComposition(next)
    keptComposition.keep(cohort.id, next)
  }
  return [composition, change] as const
}
