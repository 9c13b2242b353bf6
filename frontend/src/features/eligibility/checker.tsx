// "Does our team fit?": compose on one side, the verdict on the other. Nobody signs in for this and nothing is sent to
// the organiser; the composition can be carried on into a registration.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import { verdictQuery } from '@/api/evaluations'
import { classifiersQuery } from '@/api/registers'
import type { Ask, Classifiers, CohortView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { applySteps, type Composition } from '@/lib/composition'
import { ButtonLink } from '@/ui/button'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { useSettled } from '@/ui/use-settled'
import { VerdictPanel } from '@/ui/verdict-panel'
import { PersonFacts } from './person-facts'
import { TeamComposer } from './team-composer'
import { useComposition } from './use-composition'

export function Checker({ cohort }: { cohort: CohortView }) {
  const locale = useLocale()
  const { data: classifiers } = useQuery(classifiersQuery(locale))
  const [composition, change] = useComposition(cohort)
  if (!classifiers) return <Loading />
  const Composer = cohort.participation === 'person' ? PersonFacts : TeamComposer
  return (
    <div className="k-checker">
      <div className="k-checker-compose">
        <p className="k-quiet">
          <FormattedMessage id={`checker.intro.${cohort.participation}`} />
        </p>
        <Composer asks={cohort.asks} classifiers={classifiers} composition={composition} onChange={change} />
      </div>
      <div className="k-checker-verdict">
        <CheckerVerdict cohort={cohort} composition={composition} onChange={change} />
        {cohort.phase === 'open' ? (
          <ButtonLink to="/$locale/cohorts/$cohortId/register" params={{ locale, cohortId: cohort.id }}>
            <FormattedMessage id="checker.continue" />
          </ButtonLink>
        ) : null}
      </div>
    </div>
  )
}

export interface ComposerProps {
  asks: readonly Ask[]
  classifiers: Classifiers
  composition: Composition
  onChange: (next: Composition) => void
}

interface CheckerVerdictProps extends Pick<ComposerProps, 'composition' | 'onChange'> {
  cohort: CohortView
}

function CheckerVerdict({ cohort, composition, onChange }: CheckerVerdictProps) {
  const locale = useLocale()
  const asked = useSettled(composition)
  const { data: verdict, isError } = useQuery(verdictQuery(locale, cohort.id, cohort.participation, asked))
  if (isError) {
    return (
      <Notice tone="warning" role="status">
        <FormattedMessage id="checker.unavailable" />
      </Notice>
    )
  }
  if (!verdict) return <Loading />
  return (
    <VerdictPanel
      verdict={verdict}
      participation={cohort.participation}
      onApply={(fix) => onChange(applySteps(composition, fix.steps))}
    />
  )
}
