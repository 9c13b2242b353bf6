// The calls that match, with the way to more of them, or help when there are none.
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { Button } from '@/ui/button'
import { CohortItem } from './cohort-item'
import { type CatalogueSearch, narrowingCount, tidy } from './filter'
import { cohortsQuery } from './queries'

export function CohortList({ search }: { search: CatalogueSearch }) {
  const locale = useLocale()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    cohortsQuery(locale, search),
  )
  const cohorts = data.pages.flatMap((page) => page.items)
  return (
    <>
      <p role="status" className="k-result-count">
        {cohorts.length > 0 ? (
          <FormattedMessage
            id={hasNextPage ? 'catalogue.shown' : 'catalogue.found'}
            values={{ count: cohorts.length }}
          />
        ) : (
          <FormattedMessage id="catalogue.none" />
        )}
      </p>
      {cohorts.length > 0 ? (
        <ul className="k-calls">
          {cohorts.map((cohort) => (
            <li key={cohort.id}>
              <CohortItem cohort={cohort} />
            </li>
          ))}
        </ul>
      ) : (
        <NothingFound search={search} />
      )}
      {hasNextPage ? (
        <Button variant="secondary" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          <FormattedMessage id="catalogue.more" />
        </Button>
      ) : null}
    </>
  )
}

function NothingFound({ search }: { search: CatalogueSearch }) {
  const locale = useLocale()
  const phase = search.phase ?? 'open'
  const elsewhere = (['open', 'upcoming', 'closed'] as const).filter((other) => other !== phase)
  return (
    <div className="k-empty">
      <p>
        <FormattedMessage id={narrowingCount(search) > 0 ? 'catalogue.none.narrowed' : 'catalogue.none.phase'} />
      </p>
      <ul>
        {narrowingCount(search) > 0 ? (
          <li>
            <AppLink to="/$locale" params={{ locale }} search={search.phase ? { phase: search.phase } : {}}>
              <FormattedMessage id="catalogue.clear" />
            </AppLink>
          </li>
        ) : null}
        {elsewhere.map((other) => (
          <li key={other}>
            <AppLink to="/$locale" params={{ locale }} search={tidy({ ...search, phase: other })}>
              <FormattedMessage id={`catalogue.title.${other}`} />
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
