// Unpublished work of an earlier visit is there again; it can be thrown away, and even that can be undone.

import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RuleSetView } from '@/api/types'
import { Button } from '@/ui/button'
import { formatInstant } from '@/ui/dates'
import { Notice } from '@/ui/notice'
import { useFocusAfter } from '@/ui/use-focus-after'

import { type BuilderState, publishedWork } from './use-builder'

interface KeptNoticeProps {
  builder: BuilderState
  published: RuleSetView
}

export function KeptNotice({ builder, published }: KeptNoticeProps) {
  const intl = useIntl()
  const focusAfter = useFocusAfter()
  const [isOpen, setIsOpen] = useState(builder.kept !== null)
  if (!isOpen || !builder.kept || !builder.isChanged) return null
  return (
    <Notice role="status">
      <p>
        <FormattedMessage id="builder.kept" values={{ moment: formatInstant(intl, builder.kept.at) }} />
      </p>
      <div className="k-actions">
        <Button
          variant="secondary"
          onClick={() => {
            setIsOpen(false)
            focusAfter('/add')
          }}
        >
          <FormattedMessage id="builder.kept.continue" />
        </Button>
        <Button
          variant="tertiary"
          onClick={() => {
            builder.change(publishedWork(published))
            builder.setFrom(published.rule_set_version)
            focusAfter('/add')
          }}
        >
          <FormattedMessage id="builder.kept.discard" />
        </Button>
      </div>
    </Notice>
  )
}
