// Versions published before: what was asked then, and why it changed. They are read only.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskCohort, PublishedRuleSet } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { formatInstant } from '@/ui/dates'
import { Loading } from '@/ui/loading'
import { RequestNotice } from '@/ui/request-notice'
import { ruleSetsQuery } from './queries'

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
  const versions = useQuery(ruleSetsQuery(useLocale(), cohort.id))
  if (versions.isError) return <RequestNotice error={versions.error} />
  if (!versions.data) return <Loading />
  if (versions.data.length === 0) {
    return (
      <p>
        <FormattedMessage id="builder.history.none" />
      </p>
    )
  }
  return (
    <ul className="k-plain">
      {versions.data.map((version) => (
        <li key={version.rule_set_version}>
          <Version version={version} />
        </li>
      ))}
    </ul>
  )
}

function Version({ version }: { version: PublishedRuleSet }) {
  const intl = useIntl()
  const { rule_set_version: number, published_at, reason, override_reason, rules, sentences } = version
  return (
    <details>
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
      {override_reason ? (
        <p>
          <FormattedMessage id="builder.history.override" values={{ override: override_reason }} />
        </p>
      ) : null}
      <ol className="k-list">
        {sentences.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
    </details>
  )
}
