// The facts of one member, only those that the rules of the cohort use.
import { useIntl } from 'react-intl'
import type { Ask, Classifiers } from '@/api/types'
import type { ComposedMember, MemberChange } from '@/lib/composition'
import { codedChoices, SelectField, TextField } from '@/ui/form-field'
import { MunicipalityField } from '@/ui/municipality-field'

const MEMBER_ASKS: readonly Ask[] = ['organisation', 'member_municipality', 'role', 'is_councillor']

export function memberFieldsAsked(asks: readonly Ask[]): Ask[] {
  return MEMBER_ASKS.filter((ask) => asks.includes(ask))
}

interface MemberFieldsProps {
  asks: readonly Ask[]
  classifiers: Classifiers
  member: ComposedMember
  onChange: (change: MemberChange) => void
}

export function MemberFields({ asks, classifiers, member, onChange }: MemberFieldsProps) {
  const intl = useIntl()
  const asked = memberFieldsAsked(asks)
  const none = intl.formatMessage({ id: 'form.notChosen' })
  return (
    <div className="k-fields">
      {asked.includes('role') ? (
        <SelectField
          label={intl.formatMessage({ id: 'member.role' })}
          none={none}
          choices={codedChoices(classifiers.roles)}
          value={member.role ?? ''}
          onChange={(event) => onChange({ role: event.target.value || null })}
        />
      ) : null}
      {asked.includes('organisation') ? (
        <TextField
          label={intl.formatMessage({ id: 'member.organisation' })}
          value={member.organisation ?? ''}
          onChange={(event) => onChange({ organisation: event.target.value || null })}
        />
      ) : null}
      {asked.includes('member_municipality') ? (
        <MunicipalityField
          label={intl.formatMessage({ id: 'member.municipality' })}
          value={member.municipality}
          onChange={(municipality) => onChange({ municipality })}
        />
      ) : null}
      {asked.includes('is_councillor') ? <CouncillorField member={member} none={none} onChange={onChange} /> : null}
    </div>
  )
}

interface CouncillorFieldProps {
  member: ComposedMember
  none: string
  onChange: MemberFieldsProps['onChange']
}

function CouncillorField({ member, none, onChange }: CouncillorFieldProps) {
  const intl = useIntl()
  const answers = ['yes', 'no'] as const
  const value = member.is_councillor === null ? '' : member.is_councillor ? 'yes' : 'no'
  return (
    <SelectField
      label={intl.formatMessage({ id: 'member.isCouncillor' })}
      none={none}
      choices={answers.map((answer) => ({ value: answer, label: intl.formatMessage({ id: `form.${answer}` }) }))}
      value={value}
      onChange={(event) => onChange({ is_councillor: event.target.value === '' ? null : event.target.value === 'yes' })}
    />
  )
}
