// What saving would come to, beside the form (below it on a phone): what changes, the conditions, and the way to them.
import { FormattedMessage } from 'react-intl'
import { isApiError } from '@/api/problem'
import type { AmendmentTrial } from '@/api/types'
import { ChangeList } from '@/ui/changes'
import { Notice } from '@/ui/notice'
import { VerdictPanel } from '@/ui/verdict-panel'
import { applyFix } from '../draft'
import { VERDICT_PART } from '../draft-verdict'
import { useMemberName } from '../member-name'
import type { Amendment } from './use-amendment'

const CHANGES_PART = 'part-changes'

export function AmendAside({ amendment }: { amendment: Amendment }) {
  const hasRules = amendment.view.verdict.rules.length > 0
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a wide screen it scrolls by itself, also without a mouse
    <aside className="k-editor-verdict" tabIndex={0} aria-labelledby={CHANGES_PART}>
      <h2 className="ds-heading" id={CHANGES_PART}>
        <FormattedMessage id="amend.changes" />
      </h2>
      {/* Read out once per change: by the conditions where there are any, otherwise by what changes. */}
      <div role={hasRules ? undefined : 'status'}>
        <WhatChanges amendment={amendment} />
      </div>
      {hasRules ? <Conditions amendment={amendment} /> : null}
    </aside>
  )
}

function WhatChanges({ amendment: { view, wish, isChanged, trial, trialError } }: { amendment: Amendment }) {
  const { participation } = view.cohort
  const nameBefore = useMemberName(view.members, participation)
  const nameNow = useMemberName(wish.draft.members, participation)
  if (!isChanged) return <FormattedMessage id="amend.nothing" tagName="p" />
  const isKnown = (id: string) => view.members.some((member) => member.id === id)
  const nameOf = (id: string) =>
    isKnown(id) ? nameBefore(id) : wish.draft.members.some((one) => one.id === id) ? nameNow(id) : null
  return (
    <>
      {trialError && !isApiError(trialError, 'validation-failed') ? (
        <Notice tone="warning" role="status">
          <FormattedMessage id="amend.trial.failed" />
        </Notice>
      ) : null}
      {trial ? (
        <>
          <ChangeList changes={trial.changes} nameOf={nameOf} />
          <WhoHears trial={trial} />
          <Obstacle obstacle={trial.obstacle} />
        </>
      ) : null}
    </>
  )
}

/** People who get a mail when it is saved. */
function WhoHears({ trial: { changes } }: { trial: AmendmentTrial }) {
  return (
    <>
      {changes.left.length > 0 ? <FormattedMessage id="amend.left" tagName="p" /> : null}
      {changes.joined.length > 0 ? <FormattedMessage id="amend.joined" tagName="p" /> : null}
    </>
  )
}

function Obstacle({ obstacle }: Pick<AmendmentTrial, 'obstacle'>) {
  if (!obstacle) return null
  const isMunicipality = obstacle.code === 'municipality-taken'
  return (
    <Notice tone="warning" role="status">
      <FormattedMessage id={isMunicipality ? 'amend.obstacle.municipality' : 'amend.obstacle.places'} />
    </Notice>
  )
}

/** By the rules it was handed in under; fixes apply themselves, except to people who were asked already. */
function Conditions({ amendment }: { amendment: Amendment }) {
  const { view, wish, isChanged, verdict, changeDraft } = amendment
  const { participation } = view.cohort
  const nameOf = useMemberName(wish.draft.members, participation)
  const wasAsked = (id: string) =>
    view.members.some((member) => member.id === id && !member.is_lead && member.standing !== 'entered')
  return (
    <>
      <h2 className="ds-heading" id={VERDICT_PART} tabIndex={-1}>
        <FormattedMessage id="editor.verdict" />
      </h2>
      <VerdictPanel
        verdict={isChanged && verdict ? verdict : { ...view.verdict, fixes: [] }}
        participation={participation}
        memberName={participation === 'person' ? undefined : nameOf}
        mayApply={(fix) => !fix.steps.some(({ member }) => member !== null && wasAsked(member))}
        onApply={(fix) => changeDraft(applyFix(wish.draft, fix))}
      />
    </>
  )
}
