// The catalogue: what is open for me?
import { createFileRoute } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useIntl } from 'react-intl'
import { CatalogueFilter } from '@/features/catalogue/catalogue-filter'
import { CohortList } from '@/features/catalogue/cohort-list'
import { readSearch, tidy } from '@/features/catalogue/filter'
import { PhaseNav } from '@/features/catalogue/phase-nav'
import { cohortsQuery } from '@/features/catalogue/queries'
import { Loading } from '@/ui/loading'
import { Page } from '@/ui/page'

export const Route = createFileRoute('/$locale/')({
  validateSearch: readSearch,
  loaderDeps: ({ search }) => ({ search }),
  loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(cohortsQuery(context.locale, deps.search)),
  component: CataloguePage,
})

function CataloguePage() {
  const intl = useIntl()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <Page title={intl.formatMessage({ id: `catalogue.title.${search.phase ?? 'open'}` })}>
      <div className="k-catalogue">
        <PhaseNav search={search} />
        <CatalogueFilter
          search={search}
          onChange={(next) => navigate({ search: tidy(next), replace: true, resetScroll: false })}
        />
        <div className="k-results">
          <Suspense fallback={<Loading />}>
            <CohortList search={search} />
          </Suspense>
        </div>
      </div>
    </Page>
  )
}
