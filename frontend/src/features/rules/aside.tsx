// Beside the rules (below them on a phone): what follows from them, for teams and for those registered already.

import { FormattedMessage } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { DeskCohort, Rule } from '@/api/types'
import { focusPointer, slotId } from '@/lib/slot-places'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/section'
import type { Checked } from './builder'
import { Findings } from './findings'

import { WhatIf } from './what-if'

interface AsideProps {
  cohort: DeskCohort
  rules: readonly Rule[]
  checked: Checked
  nameOf: (rule: string) => string
  onReplace?: (rules: Rule[]) => void
  onRemove?: (rule: string) => void
}

export function Aside({ cohort, rules, checked, nameOf, onReplace, onRemove }: AsideProps) {
  const { found, whatIf, error } = checked
  return (
    <aside id={slotId('/findings')} className="k-editor-verdict k-findings">
      <Section title={<FormattedMessage id="builder.found" />}>
        {error ? <CheckFailure checked={checked} error={error} /> : null}
        {found && !error ? (
          <Findings
            found={found}
            nameOf={nameOf}
            participation={cohort.participation}
            onReplace={onReplace}
            onRemove={onRemove}
            registered={
              whatIf ? (
                <section>
                  <h3 className="ds-heading">
                    <FormattedMessage id="builder.whatIf" />
                  </h3>
                  <WhatIf view={whatIf} nameOf={nameOf} />
                </section>
              ) : null
            }
          />
        ) : null}
        {!found && !error ? <Nothing isEmpty={rules.length === 0} /> : null}
      </Section>
    </aside>
  )
}

function Nothing({ isEmpty }: { isEmpty: boolean }) {
  if (!isEmpty) return <Loading />
  return (
    <p className="k-quiet">
      <FormattedMessage id="builder.found.nothing" />
    </p>
  )
}

function CheckFailure({ checked: { problems }, error }: { checked: Checked; error: Error }) {
  const [first] = problems
  if (!isApiError(error, 'validation-failed') || !first) {
    return (
      <Notice tone="warning" role="status">
        <FormattedMessage id="builder.found.unavailable" />
      </Notice>
    )
  }
  return (
    <Notice tone="warning" role="status">
      <FormattedMessage id="builder.found.refused" values={{ count: problems.length }} />{' '}
      <button type="button" className="k-link-button ds-link" onClick={() => focusPointer(first.pointer)}>
        <FormattedMessage id="builder.found.goThere" />
      </button>
    </Notice>
  )
}
