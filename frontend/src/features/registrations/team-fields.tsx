// What is asked about the registration as a whole: the team's name, and the municipality where it matters.
import { useIntl } from 'react-intl'
import type { Classifiers, RegistrationView } from '@/api/types'
import { TextField } from '@/ui/form-field'
import { MunicipalityField } from '@/ui/municipality-field'
import type { Draft } from './draft'
import { errorAt, fieldErrorText } from './field-errors'
import { controlId, type FieldError, type FieldRef } from './missing'

/** What every part of the form is given. */
export interface FormProps {
  view: RegistrationView
  draft: Draft
  errors: readonly FieldError[]
  classifiers: Classifiers
  onChange: (next: Draft) => void
}

const MUNICIPALITY = { member: null, field: 'municipality' }
const NAME = { member: null, field: 'team_name' }

/** Asked where rules look at it, or where the server counts places by it. */
export function needsMunicipality({ cohort, missing }: RegistrationView): boolean {
  return cohort.asks.includes('municipality') || missing.some(({ pointer }) => pointer === '/municipality')
}

/** The error of one field in words, if it has one. */
export function useErrorText(errors: readonly FieldError[]) {
  const intl = useIntl()
  return (ref: FieldRef) => {
    const error = errorAt(errors, ref)
    return error && fieldErrorText(intl, error)
  }
}

export function TeamFields({ view, draft, errors, onChange }: FormProps) {
  const intl = useIntl()
  const errorText = useErrorText(errors)
  const { participation } = view.cohort
  return (
    <div className="k-fields">
      {participation === 'team' ? (
        <TextField
          id={controlId(NAME)}
          label={intl.formatMessage({ id: 'editor.teamName' })}
          hint={intl.formatMessage({ id: 'editor.teamName.hint' })}
          optional
          error={errorText(NAME)}
          value={draft.teamName}
          onChange={(event) => onChange({ ...draft, teamName: event.target.value })}
        />
      ) : null}
      {needsMunicipality(view) || (draft.municipality ?? view.municipality) !== null ? (
        <MunicipalityField
          id={controlId(MUNICIPALITY)}
          label={intl.formatMessage({ id: `checker.municipality.${participation}` })}
          hint={intl.formatMessage({ id: 'checker.municipality.hint' })}
          error={errorText(MUNICIPALITY)}
          value={draft.municipality}
          onChange={(municipality) => onChange({ ...draft, municipality })}
        />
      ) : null}
    </div>
  )
}
