// Versions of the questions published before; each is read only, because answers belong to it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { FormPartSource } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { formatInstant } from '@/ui/dates'
import { Loading } from '@/ui/loading'
import { RequestNotice } from '@/ui/request-notice'
import { formsQuery } from './queries'
import { inLanguage } from './work'

export function FormHistory({ cohort }: { cohort: string }) {
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

function Versions({ cohort }: { cohort: string }) {
  const intl = useIntl()
  const versions = useQuery(formsQuery(useLocale(), cohort))
  if (versions.isError) return <RequestNotice error={versions.error} />
  if (!versions.data) return <Loading />
  if (versions.data.length === 0) {
    return (
      <p>
        <FormattedMessage id="builder.history.none" />
      </p>
    )
  }
  return versions.data.map(({ version, published_at, parts }) => (
    <details key={version}>
      <summary>
        <FormattedMessage
          id="formDesk.history.version"
          values={{ number: version, moment: published_at ? formatInstant(intl, published_at) : '' }}
        />
      </summary>
      <ReadParts parts={parts} />
    </details>
  ))
}

/** Every question in a line, for those who only read. */
export function ReadParts({ parts }: { parts: readonly FormPartSource[] }) {
  const locale = useLocale()
  return parts.map((part) => {
    const title = inLanguage(part.title, locale)
    return (
      <div key={part.code}>
        <p>
          <strong lang={title.language}>{title.text}</strong>
        </p>
        <ol className="k-list">
          {part.questions.map((question) => {
            const label = inLanguage(question.label, locale)
            return (
              <li key={question.code}>
                <span lang={label.language}>{label.text}</span>{' '}
                <span className="k-quiet">
                  <FormattedMessage id={`formDesk.kind.${question.kind}`} />
                  {question.required ? <FormattedMessage id="formDesk.demanded" /> : null}
                </span>
              </li>
            )
          })}
        </ol>
      </div>
    )
  })
}
