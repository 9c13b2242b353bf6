// A cohort in one line: its programme, and its own title where it has one.
import type { DeskCohort } from '@/api/types'
import { LocalText } from '@/ui/local-text'

export function CohortName({ cohort }: { cohort: Pick<DeskCohort, 'programme' | 'title'> }) {
  return (
    <>
      <LocalText value={cohort.programme.title} quiet />
      {cohort.title ? (
        <>
          {', '}
          <LocalText value={cohort.title} quiet />
        </>
      ) : null}
    </>
  )
}
