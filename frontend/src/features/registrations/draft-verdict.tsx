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
import { applyFix, compositionOf, type Draft } from './draft'
import { useMemberName } from './member-name'

/** Id of the heading, which the list of parts leads to. */
export const VERDICT_PART = 'part-verdict'

interface DraftVerdictProps {
  view: RegistrationView
  draft: Draft
  /** Makes the fixes buttons. */
  onChange?: (next: Draft) => void
}

export function useDraftVerdict({ cohort }: RegistrationView, draft: Draft) {
  const asked = useSettled(draft)
  return useQuery(verdictQuery(useLocale(), cohort.id, cohort.participation, compositionOf(asked)))
}

function DraftVerdict({ view, draft, onChange }: DraftVerdictProps) {
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
  return (
    <VerdictPanel
      verdict={verdict}
      participation={participation}
      memberName={participation === 'person' ? undefined : nameOf}
      onApply={onChange ? (fix) => onChange(applyFix(draft, fix)) : undefined}
    />
  )
}

/** Beside the form; nothing where the cohort has no rules. */
export function VerdictAside(props: DraftVerdictProps) {
  if (props.view.verdict.rules.length === 0) return null
  return (
    <aside className="k-editor-verdict">
      <h2 className="ds-heading" id={VERDICT_PART}>
        <FormattedMessage id="editor.verdict" />
      </h2>
      <DraftVerdict {...props} />
    </aside>
  )
}
