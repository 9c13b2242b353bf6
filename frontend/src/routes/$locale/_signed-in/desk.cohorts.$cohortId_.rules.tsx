// The rules of a cohort. Trial teams are composed as applicants compose theirs.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { classifiersQuery } from '@/api/registers'
import type { Participation } from '@/api/types'
import { PersonFacts } from '@/features/eligibility/person-facts'
import { TeamComposer } from '@/features/eligibility/team-composer'
import { deskCohortQuery } from '@/features/reviews/queries'
import { factSchemaQuery, ruleSetQuery } from '@/features/rules/queries'
import { RulesPage } from '@/features/rules/rules-page'
import type { ComposerProps } from '@/features/rules/test-teams'
import { useLocale } from '@/i18n/use-locale'
import { Loading } from '@/ui/loading'

export const Route = createFileRoute('/$locale/_signed-in/desk/cohorts/$cohortId_/rules')({
  loader: async ({ context: { queryClient, locale }, params }) => {
    const [cohort] = await Promise.all([
      queryClient.ensureQueryData(deskCohortQuery(locale, params.cohortId)),
      queryClient.ensureQueryData(ruleSetQuery(locale, params.cohortId)),
    ])
    await queryClient.ensureQueryData(factSchemaQuery(locale, cohort.participation))
  },
  component: RulesRoute,
})

function RulesRoute() {
  const { cohortId } = Route.useParams()
  const locale = useLocale()
  const { data: cohort } = useSuspenseQuery(deskCohortQuery(locale, cohortId))
  const { data: published } = useSuspenseQuery(ruleSetQuery(locale, cohortId))
  const { data: schema } = useSuspenseQuery(factSchemaQuery(locale, cohort.participation))
  return (
    <RulesPage
      key={cohortId}
      cohort={cohort}
      schema={schema}
      published={published}
      composer={(props) => <TrialComposer participation={cohort.participation} {...props} />}
    />
  )
}

/** Every fact that can be asked: which of them the rules use changes while they are written. */
const ASKS = ['municipality', 'affiliation', 'organisation', 'member_municipality', 'role', 'is_councillor'] as const

function TrialComposer({ participation, ...props }: ComposerProps & { participation: Participation }) {
  const { data: classifiers } = useQuery(classifiersQuery(useLocale()))
  if (!classifiers) return <Loading />
  const given = { asks: ASKS, classifiers, ...props }
  return participation === 'person' ? <PersonFacts who="other" {...given} /> : <TeamComposer {...given} />
}
