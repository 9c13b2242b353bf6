// Publishing the questions: what it means for drafts and for what was handed in, and what the server refused.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { FormSource } from '@/api/types'
import { focusPointer } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { ConfirmDialog } from '@/ui/confirm-dialog'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import type { FormEditor } from './use-form-editor'
import { gapsIn } from './work'

interface PublishProps {
  editor: FormEditor
  published: FormSource
}

export function Publish({ editor, published }: PublishProps) {
  const intl = useIntl()
  const [isAsking, setIsAsking] = useState(false)
  const { publication, isChanged, problems } = editor
  const isBehind = isChanged && editor.from !== published.version
  const [first] = problems
  return (
    <section className="k-publish" aria-label={intl.formatMessage({ id: 'builder.publish' })}>
      {publication.isSuccess ? (
        <Notice tone="success" role="status">
          <FormattedMessage id="formDesk.published" values={{ number: published.version }} />
        </Notice>
      ) : null}
      {first ? (
        <Notice tone="warning" role="alert">
          <FormattedMessage id="formDesk.refused" values={{ count: problems.length }} />{' '}
          <button type="button" className="k-link-button ds-link" onClick={() => focusPointer(first.pointer)}>
            <FormattedMessage id="formDesk.refused.first" />
          </button>
        </Notice>
      ) : publication.error && !isApiError(publication.error, 'version-mismatch') ? (
        <RequestNotice error={publication.error} />
      ) : null}
      <p className="k-quiet">
        <FormattedMessage id={isChanged ? 'builder.unpublished' : 'formDesk.unchanged'} />
      </p>
      {isChanged && !isBehind ? (
        <Button onClick={() => setIsAsking(true)}>
          <FormattedMessage id="builder.publish" />
        </Button>
      ) : null}
      {isAsking ? <PublishDialog editor={editor} onClose={() => setIsAsking(false)} /> : null}
    </section>
  )
}

function PublishDialog({ editor, onClose }: { editor: FormEditor; onClose: () => void }) {
  const intl = useIntl()
  const gaps = gapsIn(editor.parts).length
  return (
    <ConfirmDialog
      title={intl.formatMessage({ id: 'formDesk.publish.title' })}
      action={<FormattedMessage id="builder.publish" />}
      busy={editor.publication.isPending}
      onConfirm={() => {
        editor.publish(() => undefined)
        onClose()
      }}
      onClose={onClose}
    >
      <ul className="k-list">
        <li>
          <FormattedMessage id="formDesk.publish.drafts" />
        </li>
        <li>
          <FormattedMessage id="formDesk.publish.submitted" />
        </li>
        {gaps > 0 ? (
          <li>
            <FormattedMessage id="formDesk.publish.gaps" values={{ count: gaps }} />
          </li>
        ) : null}
      </ul>
    </ConfirmDialog>
  )
}

/** Somebody else published meanwhile; nothing is lost. */
export function Meanwhile({ editor, published }: PublishProps) {
  if (!editor.isChanged || editor.from === published.version) return null
  return (
    <Notice tone="warning" role="alert">
      <p>
        <FormattedMessage id="formDesk.meanwhile" values={{ number: published.version }} />
      </p>
      <div className="k-actions">
        <Button variant="secondary" onClick={editor.keepMine}>
          <FormattedMessage id="builder.conflict.mine" />
        </Button>
        <Button variant="tertiary" onClick={editor.takeTheirs}>
          <FormattedMessage id="builder.conflict.theirs" />
        </Button>
      </div>
    </Notice>
  )
}
