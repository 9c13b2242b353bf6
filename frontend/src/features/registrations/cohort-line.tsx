// Which cohort a registration is for, and until when one can register: one line under the heading.
import type { CohortRef } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { WindowWords } from '@/ui/cohort-words'
import { LocalText } from '@/ui/local-text'

export function CohortLine({ cohort }: { cohort: CohortRef }) {
  const locale = useLocale()
  return (
    <p>
      <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: cohort.programme.slug }}>
        <LocalText value={cohort.title ?? cohort.programme.title} />
      </AppLink>
      {' · '}
      <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
    </p>
  )
}
