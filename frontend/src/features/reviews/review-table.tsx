// The registrations of a cohort as a table. The roles are written out because the cards of a narrow screen change the
// display of rows and cells, and browsers then forget that they were a table.
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort, ReviewRow } from '@/api/types'
import type { MessageId } from '@/i18n/load-messages'
import { useLocale } from '@/i18n/use-locale'
import { dayAt } from '@/lib/moments'
import { AppLink } from '@/ui/app-link'
import { formatDay } from '@/ui/dates'
import { StateTag } from '@/ui/state-tag'
import { ChangedMark } from './changed-mark'
import type { RulesById } from './queries'
import type { ReviewSearch } from './search'
import { VerdictCell } from './verdict-cell'

interface ReviewTableProps {
  cohort: DeskCohort
  rows: readonly ReviewRow[]
  rules: RulesById
  search: ReviewSearch
}

const COLUMNS = ['name', 'municipality', 'members', 'state', 'verdict'] as const
type Column = (typeof COLUMNS)[number] | 'submitted'

function shownColumns({ participation }: DeskCohort): Column[] {
  const columns = COLUMNS.filter((column) => participation === 'team' || column !== 'members')
  return [...columns, 'submitted']
}

export function ReviewTable({ cohort, rows, rules, search }: ReviewTableProps) {
  const columns = shownColumns(cohort)
  return (
    // biome-ignore lint/a11y/noRedundantRoles: the display of rows and cells changes on a narrow screen
    <table className="ds-table k-table" role="table">
      <caption className="ds-sr-only">
        <FormattedMessage id="reviews.title" />
      </caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {columns.map((column) =>
            column === 'submitted' ? (
              <SubmittedHeader key={column} cohort={cohort} search={search} />
            ) : (
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <th key={column} role="columnheader" scope="col">
                <FormattedMessage id={`reviews.column.${column}`} />
              </th>
            ),
          )}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.id} row={row} columns={columns} rules={rules} search={search} />
        ))}
      </tbody>
    </table>
  )
}

/** Newest first unless the address says otherwise; the link turns the order round. */
function SubmittedHeader({ cohort, search }: { cohort: DeskCohort; search: ReviewSearch }) {
  const locale = useLocale()
  const ascending = search.sort === 'submitted_at'
  const { sort: _sort, ...rest } = search
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <th role="columnheader" scope="col" aria-sort={ascending ? 'ascending' : 'descending'}>
      <AppLink
        to="/$locale/desk/cohorts/$cohortId"
        params={{ locale, cohortId: cohort.id }}
        search={ascending ? rest : { ...rest, sort: 'submitted_at' }}
        resetScroll={false}
      >
        <FormattedMessage id="reviews.column.submitted" />
        <span aria-hidden="true">{ascending ? ' ↑' : ' ↓'}</span>
      </AppLink>
    </th>
  )
}

interface RowProps {
  row: ReviewRow
  columns: readonly Column[]
  rules: RulesById
  search: ReviewSearch
}

function Row({ row, columns, rules, search }: RowProps) {
  const intl = useIntl()
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {columns.map((column) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <td key={column} role="cell" data-label={intl.formatMessage({ id: `reviews.column.${column}` as MessageId })}>
          <div>
            <Cell row={row} column={column} rules={rules} search={search} />
          </div>
        </td>
      ))}
    </tr>
  )
}

function Cell({ row, column, rules, search }: Omit<RowProps, 'columns'> & { column: Column }) {
  const intl = useIntl()
  const locale = useLocale()
  switch (column) {
    case 'name':
      return (
        <AppLink to="/$locale/desk/registrations/$id" params={{ locale, id: row.id }} search={search}>
          {row.team_name ?? row.lead_name ?? intl.formatMessage({ id: 'reviews.nameless' })}
        </AppLink>
      )
    case 'municipality':
      return row.municipality?.label ?? '–'
    case 'members':
      return row.member_count
    case 'state':
      return (
        <>
          <StateTag state={row.state} />
          {row.proposed ? (
            <span className="k-proposed">
              <FormattedMessage id={`reviews.proposed.${row.proposed}`} />
            </span>
          ) : null}
          {row.changed_since_proposed ? <ChangedMark /> : null}
        </>
      )
    case 'verdict':
      return <VerdictCell verdict={row.verdict} rules={rules} />
    case 'submitted':
      return row.submitted_at ? formatDay(intl, dayAt(new Date(row.submitted_at), 'Europe/Tallinn'), 'short') : '–'
  }
}
