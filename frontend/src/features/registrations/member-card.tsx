// One person of a team: how far they speak for themselves, their details, and what the lead can do about them.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member } from '@/api/types'
import { Button } from '@/ui/button'
import { Fact, Facts } from '@/ui/facts'
import { JUST_TYPED, StandingLine } from '@/ui/standing'
import { usePersonFacts } from '@/ui/use-person-facts'
import { type DraftMember, markLead } from './draft'
import type { DraftStore } from './draft-store'
import { errorAt, fieldErrorText } from './field-errors'
import { HandOver } from './hand-over'
import { MemberFields } from './member-fields'
import { speaksForThemselves } from './merge'
import { controlId } from './missing'
import type { FormProps } from './team-fields'
import { WithdrawInvitation } from './withdraw-invitation'

export interface MemberCardProps extends FormProps {
  store: DraftStore
  member: DraftMember
  /** As the server knows them; nothing until they are saved. */
  known: Member | undefined
  name: string
  questions: ReactNode
  onInvite: () => void
  onRemove: () => void
}

export function MemberCard(props: MemberCardProps) {
  const intl = useIntl()
  const { name, known, member, errors, questions, onRemove } = props
  const standing = { member: member.id, field: 'standing' }
  const error = errorAt(errors, standing)
  return (
    <section className="k-card" aria-label={name}>
      <h3 className="ds-heading">{name}</h3>
      {member.isLead ? null : <StandingLine id={controlId(standing)} member={known ?? JUST_TYPED} />}
      {error ? <p className="k-error-text">{fieldErrorText(intl, error)}</p> : null}
      {known && speaksForThemselves(known) ? <OwnWords known={known} /> : <MemberFields {...props} />}
      {questions}
      <div className="k-card-foot">
        <LeadChoice {...props} />
        <div className="k-card-actions">
          {member.isLead ? null : <Asking {...props} />}
          <Button
            variant="tertiary"
            aria-label={intl.formatMessage({ id: 'editor.remove.of' }, { name })}
            onClick={onRemove}
          >
            <FormattedMessage id="editor.remove" />
          </Button>
        </div>
      </div>
    </section>
  )
}

/** What a person said about themselves is read here, not changed. */
export function OwnWords({ known }: { known: Member }) {
  const factsOf = usePersonFacts()
  return (
    <>
      <Facts>
        <Fact name={<FormattedMessage id="person.email" values={{ who: 'member' }} />}>{known.email ?? '–'}</Fact>
        <Fact name={<FormattedMessage id="member.facts" />}>{factsOf(known).join(' · ') || '–'}</Fact>
      </Facts>
      <p className="k-quiet">
        <FormattedMessage id="member.ownWords" />
      </p>
    </>
  )
}

/** Whoever was asked or answered takes over only by being handed the registration. */
function LeadChoice({ draft, member, known, onChange }: MemberCardProps) {
  const leadId = controlId({ member: member.id, field: 'lead' })
  const isTyped = (known ?? JUST_TYPED).standing === 'entered'
  if (!member.isLead && !isTyped) return null
  return (
    <label className="k-choice" htmlFor={leadId}>
      <input
        id={leadId}
        className="ds-input"
        type="radio"
        name="lead"
        checked={member.isLead}
        onChange={() => onChange(markLead(draft, member.id))}
      />
      <FormattedMessage id="editor.lead" />
    </label>
  )
}

function Asking({ view, store, known, name, onInvite }: MemberCardProps) {
  const intl = useIntl()
  if (known?.standing === 'confirmed') return <HandOver view={view} store={store} member={known.id} name={name} />
  const again = known?.invitation?.state === 'open' || known?.invitation?.state === 'expired'
  const text = again ? 'invite.again' : 'invite.one'
  return (
    <>
      <Button variant="secondary" aria-label={intl.formatMessage({ id: `${text}.of` }, { name })} onClick={onInvite}>
        <FormattedMessage id={text} />
      </Button>
      {known?.standing === 'invited' ? (
        <WithdrawInvitation view={view} store={store} member={known.id} name={name} />
      ) : null}
    </>
  )
}
