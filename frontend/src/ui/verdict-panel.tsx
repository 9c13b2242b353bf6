// A verdict for people: one sentence first, then rule by rule with sign and words, then what would fix it.
// Used by the public checker and by registrations; it renders what the server judged and judges nothing itself.
import { useRef } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Fix, Participation, RuleResult, Verdict } from '@/api/types'
import { Button } from './button'
import { type Sign, StatusSign } from './status-sign'

interface VerdictPanelProps {
  verdict: Verdict
  participation: Participation
  /** Makes the fixes buttons; without it they are sentences. */
  onApply?: ((fix: Fix) => void) | undefined
  /** How a member is called on this page, for the line of who counts. */
  memberName?: ((id: string) => string | undefined) | undefined
  /** Names of those without whose own word nothing can be handed in. */
  awaiting?: readonly string[]
  /** A fix for which this is false stays a sentence. */
  mayApply?: (fix: Fix) => boolean
}

const always = () => true

const SIGNS: Record<Verdict['status'], Sign> = { satisfied: 'met', violated: 'not_met', undetermined: 'open' }

/** What is left to the giving of places must not sound as if it were promised already. */
function conclusion({ status, rules }: Verdict): Verdict['status'] | 'satisfiedSoFar' | 'nothingRequired' {
  const required = rules.filter((rule) => rule.effect === 'require')
  const waiting = required.some((rule) => rule.scope === 'pool' && rule.status !== 'met')
  if (status !== 'satisfied' || !waiting) return status
  return required.some((rule) => rule.scope === 'registration') ? 'satisfiedSoFar' : 'nothingRequired'
}

export function VerdictPanel(props: VerdictPanelProps) {
  const { verdict, participation, onApply, memberName, awaiting = [], mayApply = always } = props
  const { headline, shown, onlyWords } = useHeadline(verdict, participation, awaiting)
  const own = verdict.rules.filter((rule) => rule.scope === 'registration')
  const pool = verdict.rules.filter((rule) => rule.scope === 'pool')
  const top = useRef<HTMLParagraphElement>(null)
  const apply = onApply
    ? (fix: Fix) => {
        onApply(fix)
        // The pressed button disappears with its fix; the sentence above all of them always stays.
        top.current?.focus()
      }
    : undefined
  return (
    <div className="k-verdict" data-status={shown}>
      <p className="k-verdict-headline" ref={top} tabIndex={-1}>
        <StatusSign sign={SIGNS[shown]} />
        <strong>{headline}</strong>
      </p>
      <Announcement verdict={verdict} headline={headline} />
      {awaiting.length > 0 && !onlyWords ? <Awaited names={awaiting} /> : null}
      <RuleResults rules={own} memberName={memberName} />
      {pool.length > 0 ? (
        <>
          <p className="k-verdict-pool">
            <FormattedMessage id="verdict.pool" />
          </p>
          <RuleResults rules={pool} memberName={memberName} />
        </>
      ) : null}
      <Fixes fixes={verdict.fixes} gaveUp={verdict.gave_up} mayApply={mayApply} onApply={apply} />
    </div>
  )
}

/** The sentence above the rules; a tick promises neither what is not known nor what somebody still has to confirm. */
function useHeadline(verdict: Verdict, participation: Participation, awaiting: readonly string[]) {
  const intl = useIntl()
  const concluded = conclusion(verdict)
  const onlyWords = verdict.status === 'satisfied' && awaiting.length > 0
  const isOpen = concluded === 'nothingRequired' || onlyWords
  const headline = onlyWords
    ? intl.formatMessage({ id: 'verdict.team.once' }, { count: awaiting.length, names: intl.formatList(awaiting) })
    : intl.formatMessage({ id: `verdict.${participation}.${concluded}` })
  return { headline, onlyWords, shown: isOpen ? ('undetermined' as const) : verdict.status }
}

function Awaited({ names }: { names: readonly string[] }) {
  const intl = useIntl()
  return (
    <p className="k-verdict-awaiting">
      <FormattedMessage id="verdict.awaiting" values={{ names: intl.formatList(names) }} />
    </p>
  )
}

/** Read out once per change: the text is the same as long as the verdict is. */
function Announcement({ verdict, headline }: { verdict: Verdict; headline: string }) {
  const intl = useIntl()
  const required = verdict.rules.filter((rule) => rule.effect === 'require' && rule.scope === 'registration')
  const met = required.filter((rule) => rule.status === 'met').length
  const total = required.length
  const summary = total > 0 ? intl.formatMessage({ id: 'verdict.summary' }, { met, total }) : ''
  return (
    <p className="ds-sr-only" role="status">
      {headline} {summary}
    </p>
  )
}

interface RuleResultsProps {
  rules: readonly RuleResult[]
  memberName: VerdictPanelProps['memberName']
}

function RuleResults({ rules, memberName }: RuleResultsProps) {
  return (
    <ul className="k-rules">
      {rules.map((rule) => (
        <li key={rule.rule} data-status={rule.status}>
          <StatusSign sign={rule.status} />
          <div>
            <p className="k-rule-text">{rule.text}</p>
            <p className="k-rule-status">
              <strong>
                <FormattedMessage id={`verdict.rule.${rule.status}`} />
              </strong>
              {rule.effect === 'advise' ? (
                <>
                  {' · '}
                  <FormattedMessage id="verdict.advice" />
                </>
              ) : null}
              {rule.explanation && rule.explanation !== rule.text ? <> · {rule.explanation}</> : null}
            </p>
            <Counted rule={rule} memberName={memberName} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Counted({ rule, memberName }: { rule: RuleResult; memberName: VerdictPanelProps['memberName'] }) {
  const intl = useIntl()
  const names = rule.counted.map((id) => memberName?.(id)).filter((name) => name !== undefined)
  if (names.length === 0) return null
  return (
    <p className="k-quiet">
      <FormattedMessage id="verdict.counted" values={{ names: intl.formatList(names) }} />
    </p>
  )
}

interface FixesProps {
  fixes: readonly Fix[]
  /** The search ended early, so that nobody may take these for the shortest ways. */
  gaveUp: boolean
  mayApply: (fix: Fix) => boolean
  onApply: VerdictPanelProps['onApply']
}

function Fixes({ fixes, gaveUp, mayApply, onApply }: FixesProps) {
  if (fixes.length === 0) return null
  return (
    <div className="k-fixes">
      <p>
        <strong>
          <FormattedMessage id="verdict.fixes" />
        </strong>
      </p>
      <ul>
        {fixes.map((fix) => (
          <li key={fix.text}>{onApply && mayApply(fix) ? <FixButton fix={fix} onApply={onApply} /> : fix.text}</li>
        ))}
      </ul>
      {gaveUp ? (
        <p className="k-quiet">
          <FormattedMessage id="verdict.fixes.gaveUp" />
        </p>
      ) : null}
    </div>
  )
}

/** A fix that only asks for a fact nobody but the applicant knows cannot apply itself. */
function isApplicable(fix: Fix): boolean {
  return fix.steps.some((step) => step.kind === 'remove' || step.kind === 'add' || step.set.length > 0)
}

function FixButton({ fix, onApply }: { fix: Fix; onApply: (fix: Fix) => void }) {
  if (!isApplicable(fix)) return fix.text
  return (
    <Button variant="secondary" onClick={() => onApply(fix)}>
      {fix.text}
    </Button>
  )
}
