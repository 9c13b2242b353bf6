// Somebody else published meanwhile. Nothing typed is lost: one sees what they published and chooses.

import { useEffect, useRef } from 'react'
import { FormattedMessage } from 'react-intl'
import type { RuleSetView } from '@/api/types'
import { slotId } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { useFocusAfter } from '@/ui/use-focus-after'

import { type BuilderState, publishedWork } from './use-builder'

interface ConflictProps {
  builder: BuilderState
  published: RuleSetView
}

const TEXT_ID = slotId('/conflict')

/** Brings the choice into view and reads it out. */
export function focusConflict(): void {
  document.getElementById(TEXT_ID)?.focus()
}

export function Conflict({ builder, published }: ConflictProps) {
  const isOpen = builder.isChanged && builder.from !== published.rule_set_version
  useComingIntoView(isOpen)
  if (!isOpen) return null
  return (
    <Notice tone="warning" role="alert">
      <WhatWasPublished published={published} />
      <Choice builder={builder} published={published} />
    </Notice>
  )
}

/** It may appear far from where one works. Whoever is typing is not torn away: they hear it, and meet it on publishing. */
function useComingIntoView(isOpen: boolean): void {
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isTyping = document.activeElement?.matches('input, textarea, select') ?? false
    if (isOpen && !wasOpen.current && !isTyping) focusConflict()
    wasOpen.current = isOpen
  }, [isOpen])
}

function WhatWasPublished({
  published: { rule_set_version: number, reason, sentences },
}: Omit<ConflictProps, 'builder'>) {
  return (
    <>
      <p id={TEXT_ID} tabIndex={-1}>
        <FormattedMessage id="builder.conflict.meanwhile" values={{ number }} />
        {reason ? (
          <>
            {' '}
            <FormattedMessage id="builder.history.reason" values={{ reason }} />
          </>
        ) : null}
      </p>
      <ol className="k-list">
        {sentences.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
    </>
  )
}

function Choice({ builder, published }: ConflictProps) {
  const focusAfter = useFocusAfter()
  const goOn = () => {
    builder.setFrom(published.rule_set_version)
    focusAfter('/add')
  }
  const takeTheirs = () => {
    builder.change(publishedWork(published))
    goOn()
  }
  return (
    <div className="k-actions">
      <Button variant="secondary" onClick={goOn}>
        <FormattedMessage id="builder.conflict.mine" />
      </Button>
      <Button variant="tertiary" onClick={takeTheirs}>
        <FormattedMessage id="builder.conflict.theirs" />
      </Button>
    </div>
  )
}
