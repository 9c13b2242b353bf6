// A verdict in a table: sign, words, and the conditions that are not met.
import { FormattedMessage } from 'react-intl'
import type { ReviewRow } from '@/api/types'
import { StatusSign } from '@/ui/status-sign'
import type { RulesById } from './queries'

const SIGNS = { satisfied: 'met', violated: 'not_met', undetermined: 'open' } as const

interface VerdictCellProps {
  verdict: ReviewRow['verdict']
  rules: RulesById
}

export function VerdictCell({ verdict, rules }: VerdictCellProps) {
  const status = verdict.status ?? 'undetermined'
  return (
    <div className="k-verdict-cell">
      <StatusSign sign={SIGNS[status]} />
      <div>
        <FormattedMessage id={`reviews.verdict.${status}`} />
        {verdict.not_met.length > 0 ? (
          <ul className="k-reasons">
            {verdict.not_met.map((rule) => (
              <li key={rule}>
                {rules[rule]?.text ?? rule}
                {rules[rule]?.effect === 'advise' ? (
                  <>
                    {' ('}
                    <FormattedMessage id="verdict.advice" />
                    {')'}
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
