// What is left to do: the parts of a registration, each with its progress and the way to it.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { RegistrationView } from '@/api/types'
import { LocalText } from '@/ui/local-text'
import { StatusSign } from '@/ui/status-sign'
import { askedParts, formPartId } from './asked'
import { unconfirmedIn } from './awaited'
import type { Draft } from './draft'
import { useDraftVerdict, VERDICT_PART } from './draft-verdict'
import { type Editing, type EditorStep, StepLink } from './editor'
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
  editing: Editing
  step: EditorStep
}

export function Parts({ view, editing, step }: PartsProps) {
  const intl = useIntl()
  const isCurrent = step === 'edit'
  return (
    <nav aria-label={intl.formatMessage({ id: 'editor.parts' })} className="k-parts">
      <PartsDone view={view} editing={editing} />
      <ol>
        <OwnParts view={view} editing={editing} current={isCurrent} />
        {askedParts(editing.answering.view).map(({ code, title }) => (
          <Part
            key={code}
            left={editing.answering.view.parts.some((part) => part.part === code && !part.done)}
            current={isCurrent}
          >
            <StepLink view={view} step="edit" part={formPartId(code)}>
              <LocalText value={title} />
            </StepLink>
          </Part>
        ))}
        {view.verdict.rules.length > 0 ? <VerdictPart view={view} draft={editing.draft} /> : null}
        <li aria-current={isCurrent ? undefined : 'step'}>
          <StatusSign sign="open" />
          <StepLink view={view} step="review">
            <FormattedMessage id="editor.part.review" />
          </StepLink>
        </li>
      </ol>
    </nav>
  )
}

/** Fields to fill in: of the registration as a whole, and of its people. */
function useLeft(view: RegistrationView, draft: Draft) {
  const missing = missingIn(draft, needsMunicipality(view))
  const own = missing.filter(({ member, field }) => member === null && field !== 'members').length
  return { own, people: missing.length - own }
}

/** "3 of 5 parts are done": the same parts as in the list, without the last look. */
function PartsDone({ view, editing }: { view: RegistrationView; editing: Editing }) {
  const { draft, store, answering } = editing
  const { own, people } = useLeft(view, draft)
  const { data: verdict } = useDraftVerdict(view, draft)
  const awaited = unconfirmedIn(view, store, draft).length
  const parts = [
    ...(view.cohort.participation === 'person' ? [own + people === 0] : [own === 0, people + awaited === 0]),
    ...answering.view.parts.map(({ done }) => done),
    ...(view.verdict.rules.length > 0 ? [verdict?.status === 'satisfied'] : []),
  ]
  return (
    <p className="k-parts-done">
      <FormattedMessage id="editor.parts.done" values={{ done: parts.filter(Boolean).length, of: parts.length }} />
    </p>
  )
}

function OwnParts({ view, editing, current }: { view: RegistrationView; editing: Editing; current: boolean }) {
  const { draft, store } = editing
  const { own, people } = useLeft(view, draft)
  if (view.cohort.participation === 'person') {
    return (
      <Part left={own + people} current={current}>
        <StepLink view={view} step="edit">
          <FormattedMessage id="editor.part.you" />
        </StepLink>
      </Part>
    )
  }
  return (
    <>
      <Part left={own} current={current}>
        <StepLink view={view} step="edit" part={PARTS.team}>
          <FormattedMessage id="editor.part.team" />
        </StepLink>
      </Part>
      <Part left={people} awaited={unconfirmedIn(view, store, draft).length} current={current}>
        <StepLink view={view} step="edit" part={PARTS.members}>
          <FormattedMessage id="editor.part.members" values={{ count: draft.members.length }} />
        </StepLink>
      </Part>
    </>
  )
}

interface PartProps {
  /** Fields to fill in; true where only the server counts them. */
  left: number | boolean
  /** People whose own word is missing. */
  awaited?: number
  current: boolean
  children: ReactNode
}

function Part({ left, awaited = 0, current, children }: PartProps) {
  return (
    <li aria-current={current ? 'step' : undefined}>
      <StatusSign sign={Number(left) + awaited === 0 ? 'met' : 'open'} />
      <span>
        {children}{' '}
        <span className="k-quiet">
          {left === true ? (
            <FormattedMessage id="editor.part.unanswered" />
          ) : Number(left) > 0 ? (
            <FormattedMessage id="editor.part.left" values={{ count: Number(left) }} />
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
