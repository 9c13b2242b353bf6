// What is left to do: the parts of a registration, each with its progress and the way to it.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { StatusSign } from '@/ui/status-sign'
import { unconfirmedIn } from './awaited'
import type { Draft } from './draft'
import type { DraftStore } from './draft-store'
import { useDraftVerdict, VERDICT_PART } from './draft-verdict'
import { type EditorStep, StepLink } from './editor'
import { controlId, missingIn } from './missing'
import { needsMunicipality } from './team-fields'

/** Ids of the headings that the parts lead to. */
export const PARTS = {
  team: 'part-team',
  members: controlId({ member: null, field: 'members' }),
}

const SIGNS = { satisfied: 'met', violated: 'not_met', undetermined: 'open' } as const

interface PartsProps {
  view: RegistrationView
  draft: Draft
  store: DraftStore
  step: EditorStep
}

export function Parts({ view, draft, store, step }: PartsProps) {
  const intl = useIntl()
  const missing = missingIn(draft, needsMunicipality(view))
  const own = missing.filter(({ member, field }) => member === null && field !== 'members').length
  const people = missing.length - own
  const isPerson = view.cohort.participation === 'person'
  return (
    <nav aria-label={intl.formatMessage({ id: 'editor.parts' })} className="k-parts">
      <ol>
        {isPerson ? (
          <Part left={missing.length} current={step === 'edit'}>
            <StepLink view={view} step="edit">
              <FormattedMessage id="editor.part.you" />
            </StepLink>
          </Part>
        ) : (
          <>
            <Part left={own} current={step === 'edit'}>
              <StepLink view={view} step="edit" part={PARTS.team}>
                <FormattedMessage id="editor.part.team" />
              </StepLink>
            </Part>
            <Part left={people} awaited={unconfirmedIn(view, store, draft).length} current={step === 'edit'}>
              <StepLink view={view} step="edit" part={PARTS.members}>
                <FormattedMessage id="editor.part.members" values={{ count: draft.members.length }} />
              </StepLink>
            </Part>
          </>
        )}
        {view.verdict.rules.length > 0 ? <VerdictPart view={view} draft={draft} /> : null}
        <li aria-current={step === 'review' ? 'step' : undefined}>
          <StatusSign sign="open" />
          <StepLink view={view} step="review">
            <FormattedMessage id="editor.part.review" />
          </StepLink>
        </li>
      </ol>
    </nav>
  )
}

interface PartProps {
  /** Fields to fill in. */
  left: number
  /** People whose own word is missing. */
  awaited?: number
  current: boolean
  children: ReactNode
}

function Part({ left, awaited = 0, current, children }: PartProps) {
  return (
    <li aria-current={current ? 'step' : undefined}>
      <StatusSign sign={left + awaited === 0 ? 'met' : 'open'} />
      <span>
        {children}{' '}
        <span className="k-quiet">
          {left > 0 ? (
            <FormattedMessage id="editor.part.left" values={{ count: left }} />
          ) : awaited > 0 ? (
            <FormattedMessage id="editor.part.awaited" values={{ count: awaited }} />
          ) : (
            <FormattedMessage id="editor.part.done" />
          )}
        </span>
      </span>
    </li>
  )
}

/** The conditions in a word; on a phone the whole verdict is further down. */
function VerdictPart({ view, draft }: { view: RegistrationView; draft: Draft }) {
  const { data: verdict } = useDraftVerdict(view, draft)
  return (
    <li>
      <StatusSign sign={verdict ? SIGNS[verdict.status] : 'open'} />
      <span>
        <StepLink view={view} step="edit" part={VERDICT_PART}>
          <FormattedMessage id="status.verdict" />
        </StepLink>{' '}
        {verdict ? (
          <span className="k-quiet">
            <FormattedMessage id={`editor.part.verdict.${verdict.status}`} />
          </span>
        ) : null}
      </span>
    </li>
  )
}
