// The last look before handing in: what was entered, how the conditions are met, and what will happen next and when.
import { useEffect, useRef } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { RegistrationView, Verdict } from '@/api/types'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { RequestNotice } from '@/ui/request-notice'
import { VerdictPanel } from '@/ui/verdict-panel'
import { awaitedIn, knownAs } from './awaited'
import { VerdictAside } from './draft-verdict'
import { type Editing, StepLink } from './editor'
import { useMemberName } from './member-name'
import { NextWords } from './next-words'
import { PARTS } from './parts'
import { ReviewEntry } from './review-entry'
import { SetAside } from './set-aside'
import { useSubmit } from './use-submit'

interface ReviewStepProps {
  view: RegistrationView
  editing: Editing
  onSignedOut: () => void
}

export function ReviewStep({ view, editing, onSignedOut }: ReviewStepProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { submit, isPending, error } = useSubmit(view, editing, onSignedOut)
  useEffect(() => heading.current?.focus(), [])
  const { draft } = editing
  const refused = refusedVerdict(error)
  return (
    <div className="k-editor">
      <div className="k-editor-form">
        <h2 className="ds-heading" tabIndex={-1} ref={heading}>
          <FormattedMessage id="editor.part.review" />
        </h2>
        <p className="k-print-link">
          <Button variant="tertiary" onClick={() => window.print()}>
            <FormattedMessage id="review.print" />
          </Button>
        </p>
        <ReviewEntry view={view} editing={editing} />
        <SetAside view={view} editing={editing} />
        <StillAwaited view={view} editing={editing} />
        <WhatNext view={view} />
        {error ? <Refusal error={error} view={view} editing={editing} /> : null}
        <div className="k-actions">
          <Button busy={isPending} onClick={submit}>
            <FormattedMessage id="review.submit" />
          </Button>
        </div>
      </div>
      {/* The refusal judges the same entry, and had the last word. */}
      {refused ? null : <VerdictAside view={view} draft={draft} store={editing.store} />}
    </div>
  )
}

function WhatNext({ view }: { view: RegistrationView }) {
  return (
    <>
      <h3 className="ds-heading">
        <FormattedMessage id="review.next" />
      </h3>
      <p>
        <NextWords cohort={view.cohort} />
      </p>
    </>
  )
}

/** Who has not spoken for themselves: in the way where each member consents, otherwise good to know. */
function StillAwaited({ view, editing: { draft, store } }: { view: RegistrationView; editing: Editing }) {
  const intl = useIntl()
  const nameOf = useMemberName(draft.members, view.cohort.participation)
  const { consent } = view.cohort
  const awaited = awaitedIn(view, store, draft).filter(
    ({ id }) => consent === 'by_each_member' || knownAs(view, store, id)?.standing === 'invited',
  )
  if (awaited.length === 0) return null
  const names = intl.formatList(awaited.map(({ id }) => nameOf(id)))
  return (
    <Notice tone={consent === 'by_each_member' ? 'warning' : 'info'}>
      <FormattedMessage id={`review.awaited.${consent}`} values={{ names, count: awaited.length }} />{' '}
      <StepLink view={view} step="edit" part={PARTS.members}>
        <FormattedMessage id="review.awaited.link" />
      </StepLink>
    </Notice>
  )
}

/** The server always sends the verdict with this refusal. */
function refusedVerdict(error: Error | null): Verdict | undefined {
  return isApiError(error, 'ineligible') ? (error.problem.extensions.verdict as Verdict | undefined) : undefined
}

function Refusal({ error, view, editing }: { error: Error; view: RegistrationView; editing: Editing }) {
  const intl = useIntl()
  const nameOf = useMemberName(editing.draft.members, view.cohort.participation)
  if (!isApiError(error, 'ineligible')) return <RequestNotice error={error} />
  const verdict = refusedVerdict(error)
  return (
    <div className="k-refusal">
      <Notice tone="warning" role="alert" title={intl.formatMessage({ id: 'refusal.ineligible' })}>
        <FormattedMessage id="refusal.ineligible.text" />{' '}
        <StepLink view={view} step="edit">
          <FormattedMessage id="editor.step.edit" />
        </StepLink>
      </Notice>
      {verdict ? (
        <VerdictPanel
          verdict={verdict}
          participation={view.cohort.participation}
          memberName={serverNames(view, nameOf)}
        />
      ) : null}
    </div>
  )
}

/** The verdict of a refusal names people by the server's ids. */
function serverNames(view: RegistrationView, nameOf: (id: string) => string) {
  const known = new Map(view.members.map((member) => [member.id, member.name]))
  return (id: string) => known.get(id) ?? nameOf(id)
}
