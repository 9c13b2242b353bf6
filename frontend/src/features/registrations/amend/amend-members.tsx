// The people of a team that was handed in, one card each: corrected, taken out, or new.
import { type ReactNode, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Member } from '@/api/types'
import { Button } from '@/ui/button'
import { StandingLine } from '@/ui/standing'
import { addPerson, type DraftMember, removePerson } from '../draft'
import { errorAt, fieldErrorText } from '../field-errors'
import { OwnWords } from '../member-card'
import { MemberFields } from '../member-fields'
import { useMemberName } from '../member-name'
import { speaksForThemselves } from '../merge'
import { controlId } from '../missing'
import { type Removal, RemovedNotice } from '../removal'
import type { FormProps } from '../team-fields'

const LIST = { member: null, field: 'members' }

interface AmendMembersProps {
  form: FormProps
  /** What the organiser asks of a person. */
  questions: (member: DraftMember) => ReactNode
}

export function AmendMembers({ form, questions }: AmendMembersProps) {
  const { view, draft, errors, onChange } = form
  const intl = useIntl()
  const heading = useRef<HTMLHeadingElement>(null)
  const nameOf = useMemberName(draft.members, 'team')
  const removal = useUndoableRemoval(form, nameOf, () => heading.current?.focus())
  const error = errorAt(errors, LIST)
  return (
    <>
      <h2 className="ds-heading" id={controlId(LIST)} tabIndex={-1} ref={heading}>
        <FormattedMessage id="editor.part.members" values={{ count: draft.members.length }} />
      </h2>
      {error ? <p className="k-error-text">{fieldErrorText(intl, error)}</p> : null}
      <RemovedNotice removal={removal} draft={draft} onChange={onChange} />
      <ul className="k-plain k-cards">
        {draft.members.map((member) => (
          <li key={member.id}>
            <Card
              form={form}
              member={member}
              known={view.members.find(({ id }) => id === member.id)}
              name={nameOf(member.id)}
              questions={questions(member)}
              onRemove={() => removal.remove(member)}
            />
          </li>
        ))}
      </ul>
      <div className="k-actions">
        <Button variant="secondary" onClick={() => onChange(addPerson(draft))}>
          <FormattedMessage id="editor.addMember" />
        </Button>
      </div>
    </>
  )
}

/** Nothing is erased before it is saved, so everybody can be brought back. */
function useUndoableRemoval({ draft, onChange }: FormProps, nameOf: (id: string) => string, onRemoved: () => void) {
  const [done, setDone] = useState<Removal | null>(null)
  const remove = ({ id }: DraftMember) => {
    const after = removePerson(draft, id)
    setDone({ name: nameOf(id), before: draft, after })
    onChange(after)
    onRemoved()
  }
  return { done, remove }
}

interface CardProps {
  form: FormProps
  member: DraftMember
  /** As the server knows them; nothing while they are new. */
  known: Member | undefined
  name: string
  questions: ReactNode
  onRemove: () => void
}

function Card({ form, member, known, name, questions, onRemove }: CardProps) {
  const intl = useIntl()
  return (
    <section className="k-card" aria-label={name}>
      <h3 className="ds-heading">{name}</h3>
      <Standing member={member} known={known} />
      {known && speaksForThemselves(known) ? (
        <OwnWords known={known} />
      ) : (
        <MemberFields {...form} member={member} needsEmail={!known && form.view.cohort.consent === 'by_each_member'} />
      )}
      {questions}
      {member.isLead ? null : (
        <div className="k-card-foot">
          <div className="k-card-actions">
            <Button
              variant="tertiary"
              aria-label={intl.formatMessage({ id: 'editor.remove.of' }, { name })}
              onClick={onRemove}
            >
              <FormattedMessage id="editor.remove" />
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

/** How far a person speaks for themselves; whoever answers for the registration goes on doing so. */
function Standing({ member, known }: Pick<CardProps, 'member' | 'known'>) {
  if (member.isLead) {
    return (
      <p className="k-quiet">
        <FormattedMessage id="editor.lead" />
      </p>
    )
  }
  if (known) return <StandingLine id={controlId({ member: member.id, field: 'standing' })} member={known} />
  return (
    <p className="k-quiet">
      <FormattedMessage id="amend.newMember" />
    </p>
  )
}
