// What changed rules would mean for those who have registered already: how many stay, gain and lose, and who.

import { FormattedMessage, type IntlShape, useIntl } from 'react-intl'
import type { VerdictStatus, WhatIfView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { AppLink } from '@/ui/app-link'

const STATUSES = ['satisfied', 'undetermined', 'violated'] as const satisfies readonly VerdictStatus[]

export function changedCount({ transitions }: WhatIfView): number {
  return transitions.filter(({ from, to }) => from !== to).reduce((sum, { count }) => sum + count, 0)
}

interface WhatIfProps {
  view: WhatIfView
  /** What a rule is called, also one that is gone. */
  nameOf: (rule: string) => string
}

export function WhatIf({ view, nameOf }: WhatIfProps) {
  if (view.registrations === 0) {
    return (
      <p className="k-quiet">
        <FormattedMessage id="builder.whatIf.nobody" />
      </p>
    )
  }
  const changed = changedCount(view)
  return (
    <>
      <p role="status">
        <FormattedMessage id="builder.whatIf.summary" values={{ changed, total: view.registrations }} />
      </p>
      {changed > 0 ? <Matrix view={view} /> : null}
      <PerRule view={view} nameOf={nameOf} />
      <Changed view={view} nameOf={nameOf} />
      {view.drafts > 0 ? (
        <p className="k-quiet">
          <FormattedMessage id="builder.whatIf.drafts" values={{ count: view.drafts }} />
        </p>
      ) : null}
      {view.gave_up ? (
        <p className="k-quiet">
          <FormattedMessage id="builder.found.gaveUp" />
        </p>
      ) : null}
    </>
  )
}

function Matrix({ view: { transitions } }: { view: WhatIfView }) {
  const countOf = (from: VerdictStatus, to: VerdictStatus) =>
    transitions.find((transition) => transition.from === from && transition.to === to)?.count ?? 0
  return (
    <table className="ds-table k-matrix">
      <caption>
        <FormattedMessage id="builder.whatIf.matrix" />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <FormattedMessage id="builder.whatIf.now" />
          </th>
          {STATUSES.map((to) => (
            <th key={to} scope="col">
              <FormattedMessage id={`builder.whatIf.then.${to}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {STATUSES.map((from) => (
          <tr key={from}>
            <th scope="row">
              <FormattedMessage id={`reviews.verdict.${from}`} />
            </th>
            {STATUSES.map((to) => (
              <td key={to} data-changed={(from !== to && countOf(from, to) > 0) || undefined}>
                {countOf(from, to)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Only what happens: "0 no longer meet it" would say nothing. */
function changesOf(intl: IntlShape, met: number, notMet: number): string {
  const gained = met > 0 ? [intl.formatMessage({ id: 'builder.whatIf.rule.met' }, { count: met })] : []
  const lost = notMet > 0 ? [intl.formatMessage({ id: 'builder.whatIf.rule.notMet' }, { count: notMet })] : []
  return [...lost, ...gained].join('; ')
}

function PerRule({ view, nameOf }: WhatIfProps) {
  const intl = useIntl()
  const concerned = view.rules.filter(({ now_met, now_not_met }) => now_met + now_not_met > 0)
  if (concerned.length === 0) return null
  return (
    <ul className="k-list">
      {concerned.map(({ rule, now_met, now_not_met }) => (
        <li key={rule}>
          <FormattedMessage
            id="builder.whatIf.rule"
            values={{ rule: nameOf(rule), changes: changesOf(intl, now_met, now_not_met) }}
          />
        </li>
      ))}
    </ul>
  )
}

function Changed({ view: { changed }, nameOf }: WhatIfProps) {
  const intl = useIntl()
  const locale = useLocale()
  if (changed.length === 0) return null
  return (
    <details className="k-more">
      <summary>
        <FormattedMessage id="builder.whatIf.who" values={{ count: changed.length }} />
      </summary>
      <ul className="k-list">
        {changed.map(({ registration_id: id, team_name, lead_name, from, to, because }) => (
          <li key={id}>
            <AppLink to="/$locale/desk/registrations/$id" params={{ locale, id }}>
              {team_name ?? lead_name ?? intl.formatMessage({ id: 'reviews.nameless' })}
            </AppLink>
            {': '}
            <FormattedMessage id={`reviews.verdict.${from}`} /> → <FormattedMessage id={`reviews.verdict.${to}`} />
            {because.length > 0 ? <span className="k-because">{because.map(nameOf).join('; ')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
