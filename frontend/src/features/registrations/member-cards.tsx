// The people of a team, one card each. Removing one can be undone as long as nothing else was changed.
import { useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from '@/ui/button'
import { addPerson, type Draft, type DraftMember, markLead, removePerson } from './draft'
import { errorAt, fieldErrorText } from './field-errors'
import { MemberFields } from './member-fields'
import { useMemberName } from './member-name'
import { controlId } from './missing'
import type { FormProps } from './team-fields'

const LIST = { member: null, field: 'members' }

interface Removal {
  name: string
  before: Draft
  after: Draft
}

export function MemberCards(props: FormProps) {
  const { draft, errors, onChange } = props
  const intl = useIntl()
  const heading = useRef<HTMLHeadingElement>(null)
  const nameOf = useMemberName(draft.members, 'team')
  const [removal, setRemoval] = useState<Removal | null>(null)
  const error = errorAt(errors, LIST)
  const remove = (member: DraftMember) => {
    const after = removePerson(draft, member.id)
    setRemoval({ name: nameOf(member.id), before: draft, after })
    onChange(after)
    heading.current?.focus()
  }
  return (
    <>
      <h2 className="ds-heading" id={controlId(LIST)} tabIndex={-1} ref={heading}>
        <FormattedMessage id="editor.part.members" values={{ count: draft.members.length }} />
      </h2>
      {error ? <p className="k-error-text">{fieldErrorText(intl, error)}</p> : null}
      {removal && removal.after === draft ? (
        <p role="status" className="k-undo">
          <FormattedMessage id="editor.removed" values={{ name: removal.name }} />{' '}
          <Button variant="tertiary" onClick={() => onChange(removal.before)}>
            <FormattedMessage id="editor.undo" />
          </Button>
        </p>
      ) : null}
      <ul className="k-plain k-cards">
        {draft.members.map((member) => (
          <li key={member.id}>
            <MemberCard {...props} member={member} name={nameOf(member.id)} onRemove={() => remove(member)} />
          </li>
        ))}
      </ul>
      <Button variant="secondary" onClick={() => onChange(addPerson(draft))}>
        <FormattedMessage id="editor.addMember" />
      </Button>
    </>
  )
}

interface MemberCardProps extends FormProps {
  member: DraftMember
  name: string
  onRemove: () => void
}

function MemberCard({ name, onRemove, ...props }: MemberCardProps) {
  const intl = useIntl()
  const { draft, member, onChange } = props
  const leadId = controlId({ member: member.id, field: 'lead' })
  return (
    <section className="k-card" aria-label={name}>
      <h3 className="ds-heading">{name}</h3>
      <MemberFields {...props} />
      <div className="k-card-foot">
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
        <Button
          variant="tertiary"
          aria-label={intl.formatMessage({ id: 'editor.remove.of' }, { name })}
          onClick={onRemove}
        >
          <FormattedMessage id="editor.remove" />
        </Button>
      </div>
    </section>
  )
}
