// The same facts for a single person: one member, mostly the reader, so the word "team" does not occur.
import { useIntl } from 'react-intl'
import { changeMember } from '@/lib/composition'
import { codedChoices, SelectField } from '@/ui/form-field'
import { MunicipalityField } from '@/ui/municipality-field'
import type { ComposerProps } from './checker'
import { MemberFields } from './member-fields'

interface PersonFactsProps extends ComposerProps {
  /** Whether the reader answers for themselves, or describes somebody. */
  who?: 'you' | 'other'
}

export function PersonFacts({ asks, classifiers, composition, onChange, who = 'you' }: PersonFactsProps) {
  const intl = useIntl()
  const [member] = composition.members
  if (!member) return null
  return (
    <div className="k-fields">
      {asks.includes('municipality') ? (
        <MunicipalityField
          label={intl.formatMessage({
            id: who === 'you' ? 'checker.municipality.person' : 'checker.municipality.other',
          })}
          hint={intl.formatMessage({ id: 'checker.municipality.hint' })}
          value={composition.municipality}
          onChange={(municipality) => onChange({ ...composition, municipality })}
        />
      ) : null}
      {asks.includes('affiliation') ? (
        <SelectField
          label={intl.formatMessage({ id: 'person.affiliation' }, { who })}
          none={intl.formatMessage({ id: 'form.notChosen' })}
          choices={codedChoices(classifiers.affiliations)}
          value={member.affiliation ?? ''}
          onChange={(event) =>
            onChange(changeMember(composition, member.id, { affiliation: event.target.value || null }))
          }
        />
      ) : null}
      <MemberFields
        asks={asks}
        classifiers={classifiers}
        member={member}
        onChange={(change) => onChange(changeMember(composition, member.id, change))}
      />
    </div>
  )
}
