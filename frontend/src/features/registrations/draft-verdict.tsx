// How the conditions are met by what is on the page now, saved or not; suggested fixes apply themselves to the form.
import { useQuery } from '@tanstack/react-query'
import { FormattedMessage } from 'react-intl'
import { verdictQuery } from '@/api/evaluations'
import type { RegistrationView } from '@/api/types'
import { useLocale } from '@/i18n/use-locale'
import { Loading } from '@/ui/loading'
import { Notice } from '@/ui/notice'
import { useSettled } from '@/ui/use-settled'
import { VerdictPanel } from '@/ui/verdict-panel'
import { knownAs, unconfirmedIn } from './awaited'
import { applyFix, compositionOf, type Draft } from './draft'
import type { DraftStore } from './draft-store'
import { useMemberName } from './member-name'

/** Id of the heading, which the list of parts leads to. */
export const VERDICT_PART = 'part-verdict'

interface DraftVerdictProps {
  view: RegistrationView
  draft: Draft
  store: DraftStore
  /** Makes the fixes buttons. */
  onChange?: (next: Draft) => void
}

export function useDraftVerdict({ cohort }: RegistrationView, draft: Draft) {
  const asked = useSettled(draft)
  return useQuery(verdictQuery(useLocale(), cohort.id, cohort.participation, compositionOf(asked)))
}

function DraftVerdict({ view, draft, store, onChange }: DraftVerdictProps) {
  const { participation } = view.cohort
  const { data: verdict, isError } = useDraftVerdict(view, draft)
  const nameOf = useMemberName(draft.members, participation)
  if (isError) {
    return (
      <Notice tone="warning" role="status">
        <FormattedMessage id="checker.unavailable" />
      </Notice>
    )
  }
  if (!verdict) return <Loading />
  // Whom the lead asked is not changed or removed by the way.
  const wasAsked = (id: string) => (knownAs(view, store, id)?.standing ?? 'entered') !== 'entered' && !isLead(draft, id)
  return (
    <VerdictPanel
      verdict={verdict}
      participation={participation}
      memberName={participation === 'person' ? undefined : nameOf}
      awaiting={unconfirmedIn(view, store, draft).map(({ member }) => nameOf(member ?? ''))}
      mayApply={(fix) => !fix.steps.some(({ member }) => member !== null && wasAsked(member))}
      onApply={onChange ? (fix) => onChange(applyFix(draft, fix)) : undefined}
    />
  )
}

function isLead(draft: Draft, id: string): boolean {
  return draft.members.some((member) => member.id === id && member.isLead)
}

/** Beside the form; nothing where the cohort has no rules. */
export function VerdictAside(props: DraftVerdictProps) {
  if (props.view.verdict.rules.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a wide screen it scrolls by itself, also without a mouse
    <aside className="k-editor-verdict" tabIndex={0} aria-labelledby={VERDICT_PART}>
      <h2 className="ds-heading" id={VERDICT_PART} tabIndex={-1}>
        <FormattedMessage id="editor.verdict" />
      </h2>
      <DraftVerdict {...props} />
    </aside>
  )
}
