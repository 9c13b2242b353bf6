// The questions that organisers of a cohort ask. When one is asked is written as conditions of rules are.
import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { FormPage } from '@/features/forms/form-page'
import { formSourceQuery } from '@/features/forms/queries'
import { deskCohortQuery } from '@/features/reviews/queries'
import { Condition } from '@/features/rules/condition'
import { factSchemaQuery } from '@/features/rules/queries'
import { useLocale } from '@/i18n/use-locale'

export const Route = createFileRoute('/$locale/_signed-in/desk/cohorts/$cohortId_/form')({
  loader: async ({ context: { queryClient, locale }, params }) => {
    const [cohort] = await Promise.all([
      queryClient.ensureQueryData(deskCohortQuery(locale, params.cohortId)),
      queryClient.ensureQueryData(formSourceQuery(locale, params.cohortId)),
    ])
    await queryClient.ensureQueryData(factSchemaQuery(locale, cohort.participation))
  },
  component: FormRoute,
})

function FormRoute() {
  const { cohortId } = Route.useParams()
  const locale = useLocale()
  const { data: cohort } = useSuspenseQuery(deskCohortQuery(locale, cohortId))
  const { data: published } = useSuspenseQuery(formSourceQuery(locale, cohortId))
  const { data: schema } = useSuspenseQuery(factSchemaQuery(locale, cohort.participation))
  return (
    <FormPage
      key={cohortId}
      cohort={cohort}
      schema={schema}
      published={published}
      condition={(props) => <Condition {...props} />}
    />
  )
}
