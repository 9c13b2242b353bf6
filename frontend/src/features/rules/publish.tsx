// Publishing: what it means for those who have registered, why it is done, and what the server refuses. A refusal that
// belongs to a rule closes the dialog and shows the rule; the others are answered here.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { type FieldProblem, isApiError } from '@/api/problem'
import type { DeskCohort, RuleCheckView, WhatIfView } from '@/api/types'
import { ConfirmDialog } from '@/ui/confirm-dialog'
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

/** Why it is done, and why although nobody can meet the rules: which of them are asked for and not written yet. */
function useJustification({ cohort, publication, found, isFirst }: PublishDialogProps) {
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
  return {
    reason: { text: reason, change: setReason, isNeeded: needsReason, isLacking: asked && lacksReason },
    override: { text: override, change: setOverride, isNeeded: needsOverride, isLacking: asked && lacksOverride },
    submit,
  }
}

type Answer = ReturnType<typeof useJustification>['reason']

export function PublishDialog(props: PublishDialogProps) {
  const { publication, whatIf, nameOf, onClose } = props
  const intl = useIntl()
  const { reason, override, submit } = useJustification(props)
  return (
    <ConfirmDialog
      wide
      title={intl.formatMessage({ id: 'builder.publish.title' })}
      action={<FormattedMessage id="builder.publish" />}
      busy={publication.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>
        <FormattedMessage id="builder.publish.text" />
      </p>
      {whatIf ? <WhatIf view={whatIf} nameOf={nameOf} /> : null}
      <div className="k-fields">
        {override.isNeeded ? <AnswerField name="override" answer={override} /> : null}
        <AnswerField name="reason" answer={reason} />
      </div>
      <PublishRefusal error={publication.error} />
    </ConfirmDialog>
  )
}

function AnswerField({ name, answer }: { name: 'reason' | 'override'; answer: Answer }) {
  const intl = useIntl()
  return (
    <TextAreaField
      name={name}
      rows={3}
      optional={!answer.isNeeded}
      label={intl.formatMessage({ id: `builder.publish.${name}` })}
      hint={intl.formatMessage({ id: `builder.publish.${name}.hint` })}
      error={answer.isLacking ? intl.formatMessage({ id: 'builder.publish.needed' }) : undefined}
      value={answer.text}
      onChange={(event) => answer.change(event.target.value)}
    />
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
