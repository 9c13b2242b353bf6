// What follows from the rules as they stand: whether any team can meet them, the smallest that does, what nearly does,
// what contradicts, what is not needed, what has to be asked. It changes with every change of the rules.

import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Participation, Rule, RuleCheckView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { focusPointer } from '@/lib/slot-places'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { StatusSign } from '@/ui/status-sign'

import { Questions } from './questions'
import { TeamFigure } from './team-figure'
import { Words } from './words'

interface FindingsProps {
  found: RuleCheckView
  participation: Participation
  nameOf: (rule: string) => string
  /** Replaces all rules, for repairs and answers. Left out for those who only read. */
  onReplace?: ((rules: Rule[]) => void) | undefined
  onRemove?: ((rule: string) => void) | undefined
  /** What it means for those registered already: before the examples, which can wait. */
  registered?: ReactNode
}

const SIGNS = { possible: 'met', impossible: 'not_met', unknown: 'open' } as const

export function Findings({ found, participation, nameOf, onReplace, onRemove, registered }: FindingsProps) {
  const intl = useIntl()
  // Single registrations are possible all the same when the conditions over all of them contradict each other.
  const poolOnly = found.feasibility === 'impossible' && found.smallest_team !== null
  const headline = intl.formatMessage({
    id: poolOnly ? 'builder.found.impossible.pool' : `builder.found.${found.feasibility}.${participation}`,
  })
  const remarks = found.redundant.length + found.dead_branches.length + found.questions.length
  return (
    <>
      <p className="k-verdict-headline">
        <StatusSign sign={SIGNS[found.feasibility]} />
        <strong>{headline}</strong>
      </p>
      <p className="ds-sr-only" role="status">
        {headline} {remarks > 0 ? intl.formatMessage({ id: 'builder.found.remarks' }, { count: remarks }) : ''}
      </p>
      <Contradiction found={found} nameOf={nameOf} onReplace={onReplace} />
      {onReplace ? <Questions questions={found.questions} onReplace={onReplace} /> : null}
      {registered}
      <Samples found={found} nameOf={nameOf} participation={participation} />
      <Unneeded found={found} nameOf={nameOf} onRemove={onRemove} />
      <Words sentences={found.sentences} />
      {found.gave_up ? (
        <p className="k-quiet">
          <FormattedMessage id="builder.found.gaveUp" />
        </p>
      ) : null}
    </>
  )
}

type PartProps = Pick<FindingsProps, 'found' | 'nameOf' | 'onReplace' | 'onRemove'>

function Contradiction({ found, nameOf, onReplace }: PartProps) {
  const intl = useIntl()
  const locale = useLocale()
  if (found.conflict.length === 0) return null
  const inConflict = found.sentences.filter(({ rule }) => found.conflict.includes(rule))
  return (
    <Notice tone="warning" title={intl.formatMessage({ id: 'builder.conflict' })}>
      <ul className="k-list">
        {inConflict.map((sentence) => (
          <li key={sentence.rule}>
            {nameOf(sentence.rule)}: {sentence[locale]}
          </li>
        ))}
      </ul>
      {found.repairs.length > 0 ? <Repairs repairs={found.repairs} onReplace={onReplace} /> : null}
    </Notice>
  )
}

interface RepairsProps extends Pick<FindingsProps, 'onReplace'> {
  repairs: RuleCheckView['repairs']
}

function Repairs({ repairs, onReplace }: RepairsProps) {
  return (
    <>
      <p>
        <FormattedMessage id="builder.repairs" />
      </p>
      <ul className="k-plain k-repairs">
        {repairs.map((repair) => (
          <li key={repair.text}>
            {onReplace ? (
              <Button
                variant="secondary"
                onClick={() => {
                  onReplace(repair.rules)
                  focusPointer(repair.pointer)
                }}
              >
                {repair.text}
              </Button>
            ) : (
              repair.text
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Samples({ found, nameOf, participation }: PartProps & Pick<FindingsProps, 'participation'>) {
  const { smallest_team, near_miss } = found
  return (
    <>
      {smallest_team && smallest_team.members.length > 0 ? (
        <section>
          <h3 className="ds-heading">
            <FormattedMessage
              id={`builder.smallest.${participation}`}
              values={{ count: smallest_team.members.length }}
            />
          </h3>
          <TeamFigure team={smallest_team} />
        </section>
      ) : null}
      {near_miss ? (
        <section>
          <h3 className="ds-heading">
            <FormattedMessage id={`builder.nearMiss.${participation}`} />
          </h3>
          {near_miss.team.members.length > 0 ? <TeamFigure team={near_miss.team} /> : null}
          <p className="k-remark">
            <StatusSign sign="not_met" />
            <span>
              {nameOf(near_miss.rule)}: {near_miss.text}
            </span>
          </p>
        </section>
      ) : null}
    </>
  )
}

function Unneeded({ found, nameOf, onRemove }: PartProps) {
  if (found.redundant.length + found.dead_branches.length === 0) return null
  return (
    <section>
      <h3 className="ds-heading">
        <FormattedMessage id="builder.unneeded" />
      </h3>
      <ul className="k-list">
        {found.redundant.map((id) => (
          <li key={id}>
            <FormattedMessage id="builder.redundant" values={{ rule: nameOf(id) }} />{' '}
            {onRemove ? (
              <button type="button" className="k-link-button ds-link" onClick={() => onRemove(id)}>
                <FormattedMessage id="builder.removeRule" values={{ rule: nameOf(id) }} />
              </button>
            ) : null}
          </li>
        ))}
        {found.dead_branches.map(({ rule, pointer }) => (
          <li key={pointer}>
            <button type="button" className="k-link-button ds-link" onClick={() => focusPointer(pointer)}>
              <FormattedMessage id="builder.dead" values={{ rule: nameOf(rule) }} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
