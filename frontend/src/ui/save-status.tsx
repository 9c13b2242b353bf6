// Whether what was typed is saved, in words; announced politely, and never as a surprise.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { SaveState } from '@/lib/autosave'
import { Button } from '@/ui/button'
import { formatClock } from '@/ui/dates'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'

interface SaveStatusProps {
  save: SaveState
  onSave: () => void
  onCompare: () => void
}

export function SaveStatus({ save, onSave, onCompare }: SaveStatusProps) {
  if (save.kind === 'retrying') {
    return (
      <Kept onAgain={onSave}>
        <FormattedMessage id="save.retrying" />
      </Kept>
    )
  }
  if (save.kind === 'stopped') return <Stopped error={save.error} onSave={onSave} onCompare={onCompare} />
  return (
    <p className="k-save" role="status">
      <SaveWords save={save} />
    </p>
  )
}

function SaveWords({ save }: { save: SaveState }) {
  const intl = useIntl()
  if (save.kind !== 'saved') return <FormattedMessage id="save.saving" />
  if (!save.at) return <FormattedMessage id="save.byItself" />
  const time = intl.formatDate(save.at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return <FormattedMessage id="save.saved" values={{ time: formatClock(intl, time) }} />
}

function Stopped({ error, onSave, onCompare }: { error: unknown; onSave: () => void; onCompare: () => void }) {
  if (isApiError(error, 'validation-failed')) {
    return (
      <Notice tone="warning" role="status">
        <FormattedMessage id="save.refused" />
      </Notice>
    )
  }
  if (isApiError(error, 'version-mismatch')) {
    return (
      <Kept onAgain={onCompare}>
        <FormattedMessage id="save.conflict" />
      </Kept>
    )
  }
  return (
    <>
      <RequestNotice error={error} />
      <Kept onAgain={onSave}>
        <FormattedMessage id="save.kept" />
      </Kept>
    </>
  )
}

function Kept({ onAgain, children }: { onAgain: () => void; children: ReactNode }) {
  return (
    <Notice tone="warning" role="status">
      {children}{' '}
      <Button variant="secondary" onClick={onAgain}>
        <FormattedMessage id="save.now" />
      </Button>
    </Notice>
  )
}
