// Somebody else published meanwhile. Nothing typed is lost: one sees what they published and chooses.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import type { Participation } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import type { RuleSetView } from './contract'
import { useFocusAfter } from './editing'
import { ruleCheckQuery } from './queries'
import { type BuilderState, publishedWork } from './use-builder'

interface ConflictProps {
  builder: BuilderState
  published: RuleSetView
  participation: Participation
}

export function Conflict({ builder, published, participation }: ConflictProps) {
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
      <Theirs published={published} participation={participation} />
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

function Theirs({ published: { rules }, participation }: Omit<ConflictProps, 'builder'>) {
  const locale = useLocale()
  const said = useQuery(ruleCheckQuery(locale, { participation, rules }))
  return (
    <ol className="k-list">
      {said.data?.sentences.map((sentence) => (
        <li key={sentence.rule_id}>{sentence[locale]}</li>
      ))}
    </ol>
  )
}
