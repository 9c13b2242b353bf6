// The last step of the builder: publishing what was written, on top of the version it was begun from.
import { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import type { DeskCohort, RuleSetView } from '@/api/types'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import type { Checked } from './builder'
import { focusConflict } from './conflict'
import { PublishDialog } from './publish'
import type { BuilderState } from './use-builder'
import { usePublication } from './use-publication'

interface PublishingProps {
  cohort: DeskCohort
  builder: BuilderState
  published: RuleSetView
  checked: Checked
  nameOf: (rule: string) => string
  /** Whether the refusal is shown in the work itself. */
  onRefused: (error: Error) => boolean
}

export function Publishing({ cohort, builder, published, checked, nameOf, onRefused }: PublishingProps) {
  const { ask, isAsking, close, done, publication } = usePublishing({ cohort, builder, published, onRefused })
  // Above what somebody else published meanwhile, one first chooses.
  const isReady = builder.isChanged && builder.from === published.rule_set_version
  return (
    <div className="k-publish">
      <Button aria-disabled={!isReady} onClick={() => ask(isReady)}>
        <FormattedMessage id="builder.publish" />
      </Button>
      {isReady ? null : <WhyNot isChanged={builder.isChanged} />}
      <div role="status">
        {done !== null && !builder.isChanged ? (
          <Notice tone="success">
            <FormattedMessage id="builder.published" values={{ number: done }} />
          </Notice>
        ) : null}
      </div>
      {isAsking ? (
        <PublishDialog
          cohort={cohort}
          publication={publication}
          found={checked.found}
          whatIf={checked.whatIf}
          isFirst={published.rule_set_version === null}
          nameOf={nameOf}
          onClose={close}
        />
      ) : null}
    </div>
  )
}

function usePublishing({ cohort, builder, published, onRefused }: Omit<PublishingProps, 'checked' | 'nameOf'>) {
  const [isAsking, setIsAsking] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const publication = usePublication({
    cohort: cohort.id,
    published,
    work: builder.work,
    onPublished: (view) => {
      setIsAsking(false)
      setDone(view.rule_set_version)
      builder.setFrom(view.rule_set_version)
    },
    onRefused: (error) => {
      if (onRefused(error)) setIsAsking(false)
    },
  })
  const ask = (isReady: boolean) => {
    setDone(null)
    setIsAsking(isReady)
  }
  const close = () => {
    publication.reset()
    setIsAsking(false)
  }
  return { ask, isAsking, close, done, publication }
}

function WhyNot({ isChanged }: { isChanged: boolean }) {
  if (!isChanged) {
    return (
      <p className="k-quiet">
        <FormattedMessage id="builder.publish.nothing" />
      </p>
    )
  }
  return (
    <p>
      <FormattedMessage id="builder.publish.choose" />{' '}
      <button type="button" className="k-link-button ds-link" onClick={focusConflict}>
        <FormattedMessage id="builder.found.goThere" />
      </button>
    </p>
  )
}
