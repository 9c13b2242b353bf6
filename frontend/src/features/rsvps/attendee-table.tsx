// One list of people as a table. The roles are written out because the cards of a narrow screen change the display of
// rows and cells, and browsers then forget that they were a table.
import { FormattedMessage, useIntl } from 'react-intl'
import type { RsvpRow } from '@/api/types'
import { formatInstant } from '@/ui/dates'
import type { Listed } from './lists'

const COLUMNS = ['name', 'email', 'language', 'since'] as const
type Column = (typeof COLUMNS)[number]

interface AttendeeTableProps {
  rows: readonly RsvpRow[]
  state: Listed
}

export function AttendeeTable({ rows, state }: AttendeeTableProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: the display of rows and cells changes on a narrow screen
    <table className="ds-table k-table k-attendees" role="table">
      <caption className="ds-sr-only">
        <FormattedMessage id={`attendees.state.${state}`} values={{ count: rows.length }} />
      </caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {COLUMNS.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <th key={column} role="columnheader" scope="col">
              <FormattedMessage id={headingOf(column, state)} />
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.id} row={row} state={state} />
        ))}
      </tbody>
    </table>
  )
}

/** What "since when" means depends on the list. */
function headingOf(column: Column, state: Listed) {
  return column === 'since' ? (`attendees.column.${state}` as const) : (`attendees.column.${column}` as const)
}

function Row({ row, state }: { row: RsvpRow; state: Listed }) {
  const intl = useIntl()
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {COLUMNS.map((column) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <td key={column} role="cell" data-label={intl.formatMessage({ id: headingOf(column, state) })}>
          <div>
            <Cell row={row} column={column} state={state} />
          </div>
        </td>
      ))}
    </tr>
  )
}

function Cell({ row, column, state }: { row: RsvpRow; column: Column; state: Listed }) {
  const intl = useIntl()
  switch (column) {
    case 'name':
      return row.name
    case 'email':
      return (
        <a className="ds-link" href={`mailto:${row.email}`}>
          {row.email}
        </a>
      )
    case 'language':
      return <FormattedMessage id={`language.${row.language}`} />
    case 'since': {
      const since = { attending: row.confirmed_at, waitlisted: row.waitlisted_at, cancelled: row.cancelled_at }[state]
      return since ? formatInstant(intl, since) : '–'
    }
  }
}
