// One person's fields as part of a draft: which person they belong to, and where their errors are.
import { PersonFields } from '@/ui/person-fields'
import { changePerson, type DraftMember } from './draft'
import { controlId } from './missing'
import { type FormProps, useErrorText } from './team-fields'

interface MemberFieldsProps extends FormProps {
  member: DraftMember
  /** Also of somebody who does not answer for the registration. */
  needsEmail?: boolean
}

export function MemberFields(props: MemberFieldsProps) {
  const { view, draft, member, errors, classifiers, needsEmail = false, onChange } = props
  const errorText = useErrorText(errors)
  return (
    <PersonFields
      person={member}
      who={view.cohort.participation === 'person' ? 'you' : 'member'}
      asks={view.cohort.asks}
      classifiers={classifiers}
      emailOptional={!member.isLead && !needsEmail}
      savesItself
      control={(field) => {
        const ref = { member: member.id, field }
        return { id: controlId(ref), error: errorText(ref) }
      }}
      onEdit={(edit) => onChange(changePerson(draft, member.id, edit))}
    />
  )
}
