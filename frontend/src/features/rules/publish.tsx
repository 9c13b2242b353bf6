// Publishing: what it means for those who have registered, why it is done, and what the server refuses. A refusal that
// belongs to a rule closes the dialog and shows the rule; the others are answered here.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { DeskCohort, RuleCheckView, WhatIfView } from '@/api/types'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextAreaField } from '@/ui/form-field'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import type { Publication } from './use-publication'
import { WhatIf } from './what-if'

interface PublishDialogProps {
  cohort: DeskCohort
  publication: Publication
  found: RuleCheckView | undefined
  whatIf: WhatIfView | undefined
  isFirst: boolean
  nameOf: (rule: string) => string
  onClose: () => void
}

/** Once registrations have begun, a change of the rules needs a reason. */
export function hasBegun({ phase }: DeskCohort): boolean {
  return phase === 'open' || phase === 'closed'
}

export function PublishDialog({ cohort, publication, found, whatIf, isFirst, nameOf, onClose }: PublishDialogProps) {
  const intl = useIntl()
  const [reason, setReason] = useState('')
  const [override, setOverride] = useState('')
  const [asked, setAsked] = useState(false)
  const refused = refusedFields(publication.error)
  const needsReason = (hasBegun(cohort) && !isFirst) || refused.has('/reason')
  const needsOverride = found?.feasibility === 'impossible' || refused.has('/override_reason')
  const lacksReason = needsReason && reason.trim() === ''
  const lacksOverride = needsOverride && override.trim() === ''
  const submit = () => {
    setAsked(true)
    if (lacksReason || lacksOverride) return
    publication.publish({ reason: reason.trim() || null, override_reason: needsOverride ? override.trim() : null })
  }
  const needed = (is: boolean) => (asked && is ? intl.formatMessage({ id: 'builder.publish.needed' }) : undefined)
  return (
    <Dialog
      wide
      title={intl.formatMessage({ id: 'builder.publish.title' })}
      onClose={onClose}
      actions={
        <>
          <Button busy={publication.isPending} onClick={submit}>
            <FormattedMessage id="builder.publish" />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="builder.publish.text" />
      </p>
      {whatIf ? <WhatIf view={whatIf} nameOf={nameOf} /> : null}
      <div className="k-fields">
        {needsOverride ? (
          <TextAreaField
            name="override"
            rows={3}
            label={intl.formatMessage({ id: 'builder.publish.override' })}
            hint={intl.formatMessage({ id: 'builder.publish.override.hint' })}
            error={needed(lacksOverride)}
            value={override}
            onChange={(event) => setOverride(event.target.value)}
          />
        ) : null}
        <TextAreaField
          name="reason"
          rows={3}
          optional={!needsReason}
          label={intl.formatMessage({ id: 'builder.publish.reason' })}
          hint={intl.formatMessage({ id: 'builder.publish.reason.hint' })}
          error={needed(lacksReason)}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <PublishRefusal error={publication.error} />
    </Dialog>
  )
}

function problemsOf(error: Error | null): readonly FieldProblem[] {
  return isApiError(error, 'validation-failed') ? error.problem.errors : []
}

function refusedFields(error: Error | null): ReadonlySet<string> {
  return new Set(problemsOf(error).map(({ pointer }) => pointer))
}

const ANSWERED_HERE = ['/reason', '/override_reason']

/** The problems that lie in the rules or test teams themselves. */
export function problemsInWork(error: Error | null): readonly FieldProblem[] {
  return problemsOf(error).filter(({ pointer }) => !ANSWERED_HERE.includes(pointer))
}

function PublishRefusal({ error }: { error: Error | null }) {
  if (!error || isApiError(error, 'version-mismatch')) return null
  if (!isApiError(error, 'validation-failed')) return <RequestNotice error={error} />
  if (problemsInWork(error).length > 0) return null
  return (
    <Notice tone="warning" role="alert">
      <FormattedMessage id="builder.publish.incomplete" />
    </Notice>
  )
}
