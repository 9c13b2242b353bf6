// Versions published before: what was asked then, and why it changed. They are read only.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Button } from '@/ui/button'
import { formatInstant } from '@/ui/dates'
import { Loading } from '@/ui/loading'
import { RequestNotice } from '@/ui/request-notice'
import type { PublishedRuleSet } from './contract'
import { ruleCheckQuery, ruleSetsQuery } from './queries'

export function RuleHistory({ cohort }: { cohort: DeskCohort }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="k-more k-history" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <FormattedMessage id="builder.history" />
      </summary>
      {isOpen ? <Versions cohort={cohort} /> : null}
    </details>
  )
}

function Versions({ cohort }: { cohort: DeskCohort }) {
  const versions = useInfiniteQuery(ruleSetsQuery(useLocale(), cohort.id))
  if (versions.isError) return <RequestNotice error={versions.error} />
  if (!versions.data) return <Loading />
  const items = versions.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return (
      <p>
        <FormattedMessage id="builder.history.none" />
      </p>
    )
  }
  return (
    <>
      <ul className="k-plain">
        {items.map((version) => (
          <li key={version.rule_set_version}>
            <Version version={version} participation={cohort.participation} />
          </li>
        ))}
      </ul>
      {versions.hasNextPage ? (
        <Button variant="secondary" busy={versions.isFetchingNextPage} onClick={() => versions.fetchNextPage()}>
          <FormattedMessage id="builder.history.more" />
        </Button>
      ) : null}
    </>
  )
}

interface VersionProps {
  version: PublishedRuleSet
  participation: DeskCohort['participation']
}

function Version({ version, participation }: VersionProps) {
  const intl = useIntl()
  const [isOpen, setIsOpen] = useState(false)
  const { rule_set_version: number, published_at, reason, override, rules } = version
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <FormattedMessage
          id="builder.history.version"
          values={{ number, moment: formatInstant(intl, published_at), count: rules.length }}
        />
      </summary>
      {reason ? (
        <p>
          <FormattedMessage id="builder.history.reason" values={{ reason }} />
        </p>
      ) : null}
      {override ? (
        <p>
          <FormattedMessage id="builder.history.override" values={{ override }} />
        </p>
      ) : null}
      {isOpen ? <Sentences version={version} participation={participation} /> : null}
    </details>
  )
}

/** The server says every rule set in words, also an old one. */
function Sentences({ version: { rules }, participation }: VersionProps) {
  const locale = useLocale()
  const said = useQuery(ruleCheckQuery(locale, { participation, rules }))
  if (said.isError) return <RequestNotice error={said.error} />
  if (!said.data) return <Loading />
  return (
    <ol className="k-list">
      {said.data.sentences.map((sentence) => (
        <li key={sentence.rule_id}>{sentence[locale]}</li>
      ))}
    </ol>
  )
}
