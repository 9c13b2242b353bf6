// The conditions of a cohort in plain words, as the server renders them. Advice is told apart from requirements.
import { FormattedMessage } from 'react-intl'
import type { CohortView, RuleView } from '@/api/types'

export function RuleList({ cohort }: { cohort: CohortView }) {
  const conditions = cohort.rules.filter((rule) => rule.effect !== 'advise' && rule.effect !== 'classify')
  const advice = cohort.rules.filter((rule) => rule.effect === 'advise')
  if (cohort.rules.length === 0) {
    return (
      <p>
        <FormattedMessage id="rules.none" />
      </p>
    )
  }
  return (
    <>
      <Sentences rules={conditions} />
      {advice.length > 0 ? (
        <>
          <p className="k-rules-advice">
            <FormattedMessage id="rules.advice" />
          </p>
          <Sentences rules={advice} />
        </>
      ) : null}
    </>
  )
}

function Sentences({ rules }: { rules: readonly RuleView[] }) {
  return (
    <ul className="k-list">
      {rules.map((rule) => (
        <li key={rule.id}>
          {rule.text}
          {rule.effect === 'waitlist' ? (
            <span className="k-quiet">
              {' '}
              <FormattedMessage id="rules.waitlist" />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
