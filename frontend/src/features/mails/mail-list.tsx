// Mails newest first, page by page.
import { useInfiniteQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Loading } from '@/ui/loading'
import { RequestNotice } from '@/ui/request-notice'
import { MailEntry } from './mail-entry'
import { mailsQuery } from './queries'
import type { MailSearch } from './search'

interface MailListProps extends MailSearch {
  cohort: DeskCohort
  registration?: string
}

export function MailList({ cohort, registration, state }: MailListProps) {
  const which = registration ? { cohort: cohort.id, registration, state } : { cohort: cohort.id, state }
  const list = useInfiniteQuery(mailsQuery(useLocale(), which))
  if (list.isError) return <RequestNotice error={list.error} />
  if (!list.data) return <Loading />
  const mails = list.data.pages.flatMap((page) => page.items)
  const mayResend = cohort.my_role === 'coordinator' || cohort.my_role === 'owner'
  return (
    <>
      <p role="status" className="k-result-count">
        <FormattedMessage
          id={mails.length === 0 ? (state ? 'mails.none.narrowed' : 'mails.none') : 'mails.found'}
          values={{ count: mails.length, more: String(list.hasNextPage) }}
        />
      </p>
      <ul className="k-timeline k-mails">
        {mails.map((mail) => (
          <li key={mail.id}>
            <MailEntry mail={mail} mayResend={mayResend} linked={registration === undefined} />
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button variant="secondary" busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          <FormattedMessage id="catalogue.more" />
        </Button>
      ) : null}
    </>
  )
}
