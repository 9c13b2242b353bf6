// Which cohort a registration is for and, while one can still register, until when: one line under the heading.
import { FormattedMessage } from 'react-intl'
import type { CohortRef } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { WindowWords } from '@/ui/cohort-words'
import { LocalText } from '@/ui/local-text'

interface CohortLineProps {
  cohort: CohortRef
  withDeadline?: boolean
}

export function CohortLine({ cohort, withDeadline = false }: CohortLineProps) {
  const locale = useLocale()
  return (
    <p>
      {cohort.title ? (
        <>
          <LocalText value={cohort.title} />
          {' · '}
        </>
      ) : null}
      {withDeadline ? (
        <>
          <WindowWords phase={cohort.phase} opens={cohort.opens} closes={cohort.closes} />
          {' · '}
        </>
      ) : null}
      <AppLink to="/$locale/programmes/$slug" params={{ locale, slug: cohort.programme.slug }}>
        <FormattedMessage id="registration.programme" />
      </AppLink>
    </p>
  )
}
