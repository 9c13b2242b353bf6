// The same draft was saved elsewhere meanwhile: both versions side by side, only what differs, and one of them kept.
import { type ReactNode, useId } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { Button } from '@/ui/button'
import { formatInstant } from '@/ui/dates'
import { Dialog } from '@/ui/dialog'
import { type Draft, draftOf } from './draft'
import { useDraftLines } from './draft-lines'
import type { DraftStore } from './draft-store'

interface ConflictDialogProps {
  view: RegistrationView
  store: DraftStore
  mine: Draft
  theirs: RegistrationView
}

export function ConflictDialog({ view, store, mine, theirs }: ConflictDialogProps) {
  const intl = useIntl()
  const linesOf = useDraftLines(view)
  const myLines = linesOf(mine)
  const theirLines = linesOf(draftOf(theirs))
  return (
    <Dialog
      wide
      title={intl.formatMessage({ id: 'conflict.title' })}
      actions={
        <>
          <Button onClick={() => store.keepMine(theirs)}>
            <FormattedMessage id="conflict.keepMine" />
          </Button>
          <Button variant="secondary" onClick={() => store.takeTheirs(theirs)}>
            <FormattedMessage id="conflict.takeTheirs" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="conflict.text" values={{ moment: formatInstant(intl, theirs.updated_at) }} />
      </p>
      <div className="k-versions">
        <Version title={<FormattedMessage id="conflict.mine" />} lines={without(myLines, theirLines)} />
        <Version title={<FormattedMessage id="conflict.theirs" />} lines={without(theirLines, myLines)} />
      </div>
      <p className="k-quiet">
        <FormattedMessage id="conflict.rest" />
      </p>
    </Dialog>
  )
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  return lines.filter((line) => !others.includes(line))
}

interface VersionProps {
  title: ReactNode
  lines: readonly string[]
}

export function Version({ title, lines }: VersionProps) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="ds-heading">
        {title}
      </h3>
      {lines.length > 0 ? (
        <ul className="k-list">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>
          <FormattedMessage id="conflict.nothing" />
        </p>
      )}
    </section>
  )
}
