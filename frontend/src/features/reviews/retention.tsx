// What the cohort keeps about people and when it goes: organisers see it coming a month ahead.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RetentionLine } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { erasureDay } from '@/ui/keeping'
import { LocalText } from '@/ui/local-text'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/section'
import { retentionQuery } from './queries'

export function Retention({ cohort }: { cohort: string }) {
  const { data } = useQuery(retentionQuery(useLocale(), cohort))
  if (!data || data.lines.length === 0) return null
  const near = data.lines.filter((line) => line.is_near)
  const later = data.lines.filter((line) => !line.is_near)
  return (
    <Section title={<FormattedMessage id="retention.title" />}>
      {near.length > 0 ? (
        <Notice tone="warning">
          <Lines lines={near} />
        </Notice>
      ) : null}
      {later.length > 0 ? <Lines lines={later} /> : null}
    </Section>
  )
}

function Lines({ lines }: { lines: readonly RetentionLine[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={`${line.kind} ${line.days} ${line.session_id}`}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  )
}

function Line({ line }: { line: RetentionLine }) {
  const intl = useIntl()
  const { kind, things, people, days, kept } = line
  const day = kept.until ? erasureDay(intl, kept.until) : null
  return (
    <>
      <FormattedMessage id={`retention.${kind}.${day ? 'dated' : 'undated'}`} values={{ things, people, days, day }} />{' '}
      {line.questions.map((question, at) => (
        <span key={question.text}>
          {at > 0 ? ' · ' : ''}
          <LocalText value={question} />
        </span>
      ))}
      <br />
      <span className="k-quiet">
        <FormattedMessage id={`retention.${kind}.why`} values={{ days }} />
      </span>
    </>
  )
}
