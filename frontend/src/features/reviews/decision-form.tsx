// Proposing a decision: nobody outside the organisation sees it until it is released. A refusal needs a reason, which
// the applicant will read; a place in spite of the rules needs a note, which they will not.
import { type FormEvent, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { Outcome, ReviewView } from '@/api/types'
import { Button } from '@/ui/button'
import { TextAreaField } from '@/ui/form-field'
import { RequestNotice } from '@/ui/request-notice'
import { useProposal } from './use-review-change'

const OUTCOMES: readonly Outcome[] = ['offer', 'waitlist', 'decline']

/** Somebody on the waiting list cannot be put there again. */
function possibleOutcomes({ registration }: ReviewView): readonly Outcome[] {
  return registration.state === 'waitlisted' ? OUTCOMES.filter((outcome) => outcome !== 'waitlist') : OUTCOMES
}

type Lack = 'outcome' | 'reason' | 'override'

export function DecisionForm({ review }: { review: ReviewView }) {
  const { proposed, registration } = review
  const [outcome, setOutcome] = useState<Outcome | null>(proposed?.outcome ?? null)
  const [reason, setReason] = useState(proposed?.reason ?? '')
  const [note, setNote] = useState(proposed?.override_note ?? '')
  const [lacks, setLacks] = useState<Lack | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const propose = useProposal(review)
  const overrides = outcome === 'offer' && registration.verdict.status !== 'satisfied'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lack = lackOf({ outcome, reason, note, overrides })
    setLacks(lack)
    if (lack) form.current?.querySelector<HTMLElement>(`[name="${lack}"]`)?.focus()
    else if (outcome)
      propose.mutate({ outcome, reason: filled(reason), override_note: overrides ? filled(note) : null })
  }
  return (
    <form ref={form} className="k-fields" noValidate onSubmit={submit}>
      <OutcomeChoice
        review={review}
        value={outcome}
        onChange={(value) => {
          setOutcome(value)
          setLacks(null)
        }}
        lacking={lacks === 'outcome'}
      />
      <Texts {...{ outcome, reason, setReason, note, setNote, lacks, overrides }} />
      {propose.isError ? <ProposalRefusal error={propose.error} /> : null}
      <div>
        <Button type="submit" busy={propose.isPending}>
          <FormattedMessage id={proposed ? 'decision.change' : 'decision.propose'} />
        </Button>
      </div>
    </form>
  )
}

function filled(text: string): string | null {
  return text.trim() || null
}

interface Decided {
  outcome: Outcome | null
  reason: string
  note: string
  overrides: boolean
}

function lackOf({ outcome, reason, note, overrides }: Decided): Lack | null {
  if (outcome === null) return 'outcome'
  if (outcome === 'decline' && !filled(reason)) return 'reason'
  return overrides && !filled(note) ? 'override' : null
}

interface TextsProps extends Decided {
  setReason: (text: string) => void
  setNote: (text: string) => void
  lacks: Lack | null
}

function Texts({ outcome, reason, setReason, note, setNote, lacks, overrides }: TextsProps) {
  const intl = useIntl()
  return (
    <>
      <TextAreaField
        name="reason"
        label={intl.formatMessage({ id: 'decision.reason' })}
        hint={intl.formatMessage({ id: 'decision.reason.hint' })}
        error={lacks === 'reason' ? intl.formatMessage({ id: 'decision.reason.required' }) : undefined}
        optional={outcome !== 'decline'}
        rows={4}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {overrides ? (
        <TextAreaField
          name="override"
          label={intl.formatMessage({ id: 'decision.override' })}
          hint={intl.formatMessage({ id: 'decision.override.hint' })}
          error={lacks === 'override' ? intl.formatMessage({ id: 'decision.override.required' }) : undefined}
          rows={3}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      ) : null}
    </>
  )
}

interface OutcomeChoiceProps {
  review: ReviewView
  value: Outcome | null
  onChange: (value: Outcome) => void
  lacking: boolean
}

function OutcomeChoice({ review, value, onChange, lacking }: OutcomeChoiceProps) {
  return (
    <fieldset className="k-choices">
      <legend>
        <FormattedMessage id="decision.outcome" />
      </legend>
      {lacking ? (
        <p className="k-error-text" role="alert">
          <FormattedMessage id="decision.outcome.required" />
        </p>
      ) : null}
      {possibleOutcomes(review).map((outcome) => (
        <label key={outcome} className="k-choice">
          <input
            className="ds-input"
            type="radio"
            name="outcome"
            checked={value === outcome}
            onChange={() => onChange(outcome)}
          />
          <FormattedMessage id={`decision.outcome.${outcome}`} />
        </label>
      ))}
    </fieldset>
  )
}

function ProposalRefusal({ error }: { error: Error }) {
  const intl = useIntl()
  if (!isApiError(error, 'validation-failed')) return <RequestNotice error={error} />
  const [first] = error.problem.errors
  const id = first?.pointer === '/override_note' ? 'decision.override.required' : 'decision.reason.required'
  return (
    <p className="k-error-text" role="alert">
      {intl.formatMessage({ id: first?.code === 'too_long' ? 'fieldError.tooLong' : id })}
    </p>
  )
}
