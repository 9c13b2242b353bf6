// From one registration to the previous and the next, in the order and filter of the list one came from.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'
import { reviewsQuery } from './queries'
import type { ReviewSearch } from './search'

interface NeighboursProps {
  cohort: string
  registration: string
  search: ReviewSearch
}

export function Neighbours({ cohort, registration, search }: NeighboursProps) {
  const intl = useIntl()
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(reviewsQuery(useLocale(), cohort, search))
  const ids = data?.pages.flatMap((page) => page.items.map(({ id }) => id)) ?? []
  const position = ids.indexOf(registration)
  const nearEnd = position === -1 || position === ids.length - 1
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetching, fetchNextPage])
  if (position === -1) return null
  return (
    <nav aria-label={intl.formatMessage({ id: 'review.neighbours' })} className="k-neighbours">
      <Neighbour id={ids[position - 1]} search={search} direction="previous" />
      <Neighbour id={ids[position + 1]} search={search} direction="next" />
    </nav>
  )
}

interface NeighbourProps {
  id: string | undefined
  search: ReviewSearch
  direction: 'previous' | 'next'
}

function Neighbour({ id, search, direction }: NeighbourProps) {
  const locale = useLocale()
  if (id === undefined) return null
  return (
    <AppLink to="/$locale/desk/registrations/$id" params={{ locale, id }} search={search}>
      <FormattedMessage id={`review.${direction === 'next' ? 'next.one' : 'previous'}`} />
    </AppLink>
  )
}
