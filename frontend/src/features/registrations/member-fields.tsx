// The fields of one person: name and address, and only those facts that the rules of the cohort use. A single person
// is addressed as "you".
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Ask } from '@/api/types'
import { codedChoices, SelectField, TextField } from '@/ui/form-field'
import { MunicipalityField } from '@/ui/municipality-field'
import { changePerson, type DraftMember, type MemberEdit } from './draft'
import { controlId } from './missing'
import { type FormProps, useErrorText } from './team-fields'

interface MemberFieldsProps extends FormProps {
  member: DraftMember
}

export function MemberFields(props: MemberFieldsProps) {
  const { view, draft, member, onChange } = props
  const change = (edit: MemberEdit) => onChange(changePerson(draft, member.id, edit))
  const asks = (ask: Ask) => view.cohort.asks.includes(ask)
  return (
    <div className="k-fields k-fields-wide">
      <PersonFields {...props} onEdit={change} />
      {asks('affiliation') ? <AffiliationField {...props} onEdit={change} /> : null}
      {asks('organisation') ? <OrganisationField {...props} onEdit={change} /> : null}
      {asks('role') ? <RoleField {...props} onEdit={change} /> : null}
      {asks('member_municipality') ? <PlaceField {...props} onEdit={change} /> : null}
      {asks('is_councillor') ? <CouncillorField {...props} onEdit={change} /> : null}
    </div>
  )
}

interface FactProps extends MemberFieldsProps {
  onEdit: (edit: MemberEdit) => void
}

/** What all fields share: id, label in the right person, error. */
function useField({ view, member, errors }: FactProps) {
  const intl = useIntl()
  const errorText = useErrorText(errors)
  const who = view.cohort.participation === 'person' ? 'you' : 'member'
  return (
    field: string,
    label: 'name' | 'email' | 'affiliation' | 'organisation' | 'role' | 'place' | 'councillor',
  ) => ({
    id: controlId({ member: member.id, field }),
    label: intl.formatMessage({ id: `person.${label}` }, { who }),
    error: errorText({ member: member.id, field }),
  })
}

function PersonFields(props: FactProps) {
  const field = useField(props)
  const { view, member, onEdit } = props
  return (
    <>
      <TextField
        {...field('name', 'name')}
        autoComplete={view.cohort.participation === 'person' ? 'name' : 'off'}
        value={member.name}
        onChange={(event) => onEdit({ name: event.target.value })}
      />
      <EmailField {...props} texts={field('email', 'email')} />
    </>
  )
}

interface EmailFieldProps extends FactProps {
  texts: ReturnType<ReturnType<typeof useField>>
}

/** An address being typed is not an address yet: it is handed on when it looks like one, or when the field is left. */
function EmailField({ texts, view, member, onEdit }: EmailFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (email: string) => {
    const whole = email === '' || /^\S+@\S+\.\S{2,}$/.test(email)
    setTyped(whole ? null : email)
    if (whole) onEdit({ email })
  }
  const leave = () => {
    if (typed !== null) onEdit({ email: typed })
    setTyped(null)
  }
  return (
    <TextField
      {...texts}
      optional={!member.isLead}
      type="email"
      inputMode="email"
      autoComplete={view.cohort.participation === 'person' ? 'email' : 'off'}
      spellCheck={false}
      value={typed ?? member.email}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  )
}

function AffiliationField(props: FactProps) {
  const intl = useIntl()
  const field = useField(props)
  return (
    <SelectField
      {...field('affiliation', 'affiliation')}
      none={intl.formatMessage({ id: 'form.notChosen' })}
      choices={codedChoices(props.classifiers.affiliations)}
      value={props.member.affiliation ?? ''}
      onChange={(event) => props.onEdit({ affiliation: event.target.value || null })}
    />
  )
}

function OrganisationField(props: FactProps) {
  const field = useField(props)
  return (
    <TextField
      {...field('organisation', 'organisation')}
      autoComplete="off"
      value={props.member.organisation ?? ''}
      onChange={(event) => props.onEdit({ organisation: event.target.value || null })}
    />
  )
}

function RoleField(props: FactProps) {
  const intl = useIntl()
  const field = useField(props)
  return (
    <SelectField
      {...field('role', 'role')}
      none={intl.formatMessage({ id: 'form.notChosen' })}
      choices={codedChoices(props.classifiers.roles)}
      value={props.member.role ?? ''}
      onChange={(event) => props.onEdit({ role: event.target.value || null })}
    />
  )
}

function PlaceField(props: FactProps) {
  const field = useField(props)
  return (
    <MunicipalityField
      {...field('municipality', 'place')}
      value={props.member.municipality}
      onChange={(municipality) => props.onEdit({ municipality })}
    />
  )
}

function CouncillorField(props: FactProps) {
  const intl = useIntl()
  const field = useField(props)
  const { member, onEdit } = props
  const answers = ['yes', 'no'] as const
  return (
    <SelectField
      {...field('is_councillor', 'councillor')}
      none={intl.formatMessage({ id: 'form.notChosen' })}
      choices={answers.map((value) => ({ value, label: intl.formatMessage({ id: `form.${value}` }) }))}
      value={member.is_councillor === null ? '' : member.is_councillor ? 'yes' : 'no'}
      onChange={(event) => onEdit({ is_councillor: event.target.value === '' ? null : event.target.value === 'yes' })}
    />
  )
}
