// Somebody else published meanwhile. Nothing typed is lost: one sees what they published and chooses.
import { FormattedMessage } from 'react-intl'
import type { RuleSetView } from '@/api/types'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { useFocusAfter } from './editing'
import { type BuilderState, publishedWork } from './use-builder'

interface ConflictProps {
  builder: BuilderState
  published: RuleSetView
}

export function Conflict({ builder, published }: ConflictProps) {
  const focusAfter = useFocusAfter()
  const { rule_set_version: number, reason } = published
  if (!builder.isChanged || builder.from === number) return null
  return (
    <Notice tone="warning" role="alert">
      <p>
        <FormattedMessage id="builder.conflict.meanwhile" values={{ number }} />
        {reason ? (
          <>
            {' '}
            <FormattedMessage id="builder.history.reason" values={{ reason }} />
          </>
        ) : null}
      </p>
      <ol className="k-list">
        {published.sentences.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
      <div className="k-actions">
        <Button
          variant="secondary"
          onClick={() => {
            builder.setFrom(number)
            focusAfter('/add')
          }}
        >
          <FormattedMessage id="builder.conflict.mine" />
        </Button>
        <Button
          variant="tertiary"
          onClick={() => {
            builder.change(publishedWork(published))
            builder.setFrom(number)
            focusAfter('/add')
          }}
        >
          <FormattedMessage id="builder.conflict.theirs" />
        </Button>
      </div>
    </Notice>
  )
}
