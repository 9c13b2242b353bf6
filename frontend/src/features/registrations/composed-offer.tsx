// Somebody composed a team in the public checker and has a draft already: the composition is offered, and neither the
// draft nor the composition changes before they say so. Taking it in can be undone as long as nothing else was changed.
import { useEffect, useRef, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { type Composition, clearComposition, declineComposition, isDeclined, keptComposition } from '@/lib/composition'
import { Button } from '@/ui/button'
import { focusHeading } from '@/ui/focus-on-navigation'
import { Notice } from '@/ui/notice'
import { type Draft, isSame } from './draft'
import { useDraftLines } from './draft-lines'
import type { Editing } from './editor'
import { takeComposition } from './take-composition'

interface ComposedOfferProps {
  view: RegistrationView
  editing: Editing
}

interface Taken {
  composition: Composition
  before: Draft
  after: Draft
}

export function ComposedOffer({ view, editing: { draft, store } }: ComposedOfferProps) {
  const { id: cohort, participation } = view.cohort
  const [composition, setComposition] = useState(() => offered(cohort))
  const [taken, setTaken] = useState<Taken | null>(null)
  if (taken && taken.after === draft) {
    const undo = () => {
      keptComposition.keep(cohort, taken.composition)
      setComposition(taken.composition)
      setTaken(null)
      store.change(taken.before)
      focusHeading({ preventScroll: true })
    }
    return <Undo onUndo={undo} />
  }
  const after = composition && takeComposition(draft, composition, participation === 'person')
  if (!after || isSame(after, draft)) return null
  const take = () => {
    store.change(after)
    setTaken({ composition, before: draft, after })
    clearComposition(cohort)
    setComposition(null)
  }
  const keep = () => {
    declineComposition(cohort, composition)
    setComposition(null)
    focusHeading({ preventScroll: true })
  }
  return <Offer view={view} draft={draft} after={after} onTake={take} onKeep={keep} />
}

function offered(cohort: string): Composition | null {
  const composition = keptComposition.load(cohort)
  return composition && !isDeclined(cohort, composition) ? composition : null
}

interface OfferProps {
  view: RegistrationView
  draft: Draft
  after: Draft
  onTake: () => void
  onKeep: () => void
}

function Offer({ view, draft, after, onTake, onKeep }: OfferProps) {
  const linesOf = useDraftLines(view)
  const before = linesOf(draft)
  return (
    <Notice role="status">
      <p>
        <FormattedMessage id={`composed.text.${view.cohort.participation}`} />
      </p>
      <ul className="k-list">
        {linesOf(after)
          .filter((line) => !before.includes(line))
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      <div className="k-actions">
        <Button variant="secondary" onClick={onTake}>
          <FormattedMessage id="composed.take" />
        </Button>
        <Button variant="tertiary" onClick={onKeep}>
          <FormattedMessage id="composed.keep" />
        </Button>
      </div>
    </Notice>
  )
}

function Undo({ onUndo }: { onUndo: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  // The button pressed before is gone; this one takes it back.
  useEffect(() => button.current?.focus(), [])
  return (
    <p role="status" className="k-undo">
      <FormattedMessage id="composed.taken" />{' '}
      <Button variant="tertiary" ref={button} onClick={onUndo}>
        <FormattedMessage id="editor.undo" />
      </Button>
    </p>
  )
}
