// The fields of one person: name and address, and only those facts that the rules of the cohort use. Who fills in
// their own details is addressed as "you". Used by whoever types a registration and by those who were invited into one.
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Ask, Classifiers } from '@/api/types'
import { codedChoices, SelectField, TextField } from './form-field'
import { MunicipalityField } from './municipality-field'

export interface PersonEntry {
  name: string
  email: string
  affiliation: string | null
  organisation: string | null
  municipality: string | null
  role: string | null
  is_councillor: boolean | null
}

export type PersonField = keyof PersonEntry

interface PersonFieldsProps {
  person: PersonEntry
  who: 'you' | 'member'
  asks: readonly Ask[]
  classifiers: Classifiers
  emailOptional?: boolean
  /** What is typed is sent while it is typed, so half an address is held back until it is whole. */
  savesItself?: boolean
  /** The id of a field's control, and what is wrong with its value. */
  control: (field: PersonField) => { id: string; error?: string | undefined }
  onEdit: (edit: Partial<PersonEntry>) => void
}

export function PersonFields(props: PersonFieldsProps) {
  const asks = (ask: Ask) => props.asks.includes(ask)
  return (
    <div className="k-fields k-fields-wide">
      <NameField {...props} />
      <EmailField {...props} />
      {asks('affiliation') ? <AffiliationField {...props} /> : null}
      {asks('organisation') ? <OrganisationField {...props} /> : null}
      {asks('role') ? <RoleField {...props} /> : null}
      {asks('member_municipality') ? <PlaceField {...props} /> : null}
      {asks('is_councillor') ? <CouncillorField {...props} /> : null}
    </div>
  )
}

const LABELS = {
  name: 'person.name',
  email: 'person.email',
  affiliation: 'person.affiliation',
  organisation: 'person.organisation',
  municipality: 'person.place',
  role: 'person.role',
  is_councillor: 'person.councillor',
} as const satisfies Record<PersonField, string>

/** What all fields share: id, label in the right person, error. */
function useTexts({ who, control }: PersonFieldsProps) {
  const intl = useIntl()
  return (field: PersonField) => ({ ...control(field), label: intl.formatMessage({ id: LABELS[field] }, { who }) })
}

function NameField(props: PersonFieldsProps) {
  const texts = useTexts(props)
  return (
    <TextField
      {...texts('name')}
      autoComplete={props.who === 'you' ? 'name' : 'off'}
      value={props.person.name}
      onChange={(event) => props.onEdit({ name: event.target.value })}
    />
  )
}

/** Held back, an address is handed on when it looks like one, or when the field is left. */
function EmailField(props: PersonFieldsProps) {
  const texts = useTexts(props)
  const { who, person, emailOptional = false, savesItself = false, onEdit } = props
  const [typed, setTyped] = useState<string | null>(null)
  const type = (email: string) => {
    const whole = !savesItself || email === '' || /^\S+@\S+\.\S{2,}$/.test(email)
    setTyped(whole ? null : email)
    if (whole) onEdit({ email })
  }
  const leave = () => {
    if (typed !== null) onEdit({ email: typed })
    setTyped(null)
  }
  return (
    <TextField
      {...texts('email')}
      optional={emailOptional}
      type="email"
      inputMode="email"
      autoComplete={who === 'you' ? 'email' : 'off'}
      spellCheck={false}
      value={typed ?? person.email}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  )
}

function AffiliationField(props: PersonFieldsProps) {
  const intl = useIntl()
  const texts = useTexts(props)
  return (
    <SelectField
      {...texts('affiliation')}
      none={intl.formatMessage({ id: 'form.notChosen' })}
      choices={codedChoices(props.classifiers.affiliations)}
      value={props.person.affiliation ?? ''}
      onChange={(event) => props.onEdit({ affiliation: event.target.value || null })}
    />
  )
}

function OrganisationField(props: PersonFieldsProps) {
  const texts = useTexts(props)
  return (
    <TextField
      {...texts('organisation')}
      autoComplete={props.who === 'you' ? 'organization' : 'off'}
      value={props.person.organisation ?? ''}
      onChange={(event) => props.onEdit({ organisation: event.target.value || null })}
    />
  )
}

function RoleField(props: PersonFieldsProps) {
  const intl = useIntl()
  const texts = useTexts(props)
  return (
    <SelectField
      {...texts('role')}
      none={intl.formatMessage({ id: 'form.notChosen' })}
      choices={codedChoices(props.classifiers.roles)}
      value={props.person.role ?? ''}
      onChange={(event) => props.onEdit({ role: event.target.value || null })}
    />
  )
}

function PlaceField(props: PersonFieldsProps) {
  const texts = useTexts(props)
  return (
    <MunicipalityField
      {...texts('municipality')}
      value={props.person.municipality}
      onChange={(municipality) => props.onEdit({ municipality })}
    />
  )
}

function CouncillorField(props: PersonFieldsProps) {
  const intl = useIntl()
  const texts = useTexts(props)
  const { person, onEdit } = props
  const answers = ['yes', 'no'] as const
  return (
    <SelectField
      {...texts('is_councillor')}
      none={intl.formatMessage({ id: 'form.notChosen' })}
      choices={answers.map((value) => ({ value, label: intl.formatMessage({ id: `form.${value}` }) }))}
      value={person.is_councillor === null ? '' : person.is_councillor ? 'yes' : 'no'}
      onChange={(event) => onEdit({ is_councillor: event.target.value === '' ? null : event.target.value === 'yes' })}
    />
  )
}
