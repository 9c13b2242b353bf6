// The registrations that match, page by page. A table where there is room, cards on a phone.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Loading } from '@/ui/loading'
import { RequestNotice } from '@/ui/request-notice'
import { reviewsQuery, rulesQuery } from './queries'
import { ReviewTable } from './review-table'
import type { ReviewSearch } from './search'

interface ReviewListProps {
  cohort: DeskCohort
  search: ReviewSearch
}

export function ReviewList({ cohort, search }: ReviewListProps) {
  const locale = useLocale()
  const { data: rules = {} } = useQuery(rulesQuery(locale, cohort.id))
  const list = useInfiniteQuery(reviewsQuery(locale, cohort.id, search))
  if (list.isError) return <RequestNotice error={list.error} />
  if (!list.data) return <Loading />
  const rows = list.data.pages.flatMap((page) => page.items)
  const narrowed = search.state !== undefined || search.verdict !== undefined || search.q !== undefined
  return (
    <>
      <p role="status" className="k-result-count">
        {rows.length > 0 ? (
          <FormattedMessage id={list.hasNextPage ? 'reviews.shown' : 'reviews.found'} values={{ count: rows.length }} />
        ) : (
          <FormattedMessage id={narrowed ? 'reviews.none.narrowed' : 'reviews.none'} />
        )}
      </p>
      {rows.length > 0 ? <ReviewTable cohort={cohort} rows={rows} rules={rules} search={search} /> : null}
      {list.hasNextPage ? (
        <Button variant="secondary" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          <FormattedMessage id="catalogue.more" />
        </Button>
      ) : null}
    </>
  )
}
