// Composing a team by counting: so many from the municipality, so many from NGOs. Single members open for more facts
// only where the rules of the cohort ask for them.
import { FormattedMessage, useIntl } from 'react-intl'
import type { Coded } from '@/api/types'
import { capitalise } from '@/lib/capitalise'
import { addMember, changeMember, removeOne } from '@/lib/composition'
import { MunicipalityField } from '@/ui/municipality-field'
import { Stepper } from '@/ui/stepper'
import type { ComposerProps } from './checker'
import { MemberFields, memberFieldsAsked } from './member-fields'
import { memberLabels } from './member-labels'

/** Enough for any team; a limit against a held-down key, not a rule. */
const MOST_MEMBERS = 40
const USUAL = ['municipality', 'ngo', 'community']

export function TeamComposer(props: ComposerProps) {
  const intl = useIntl()
  const { asks, composition, onChange } = props
  return (
    <>
      {asks.includes('municipality') ? (
        <MunicipalityField
          label={intl.formatMessage({ id: 'checker.municipality.team' })}
          hint={intl.formatMessage({ id: 'checker.municipality.hint' })}
          value={composition.municipality}
          onChange={(municipality) => onChange({ ...composition, municipality })}
        />
      ) : null}
      <Counters {...props} />
      <MemberList {...props} />
    </>
  )
}

function Counters(props: ComposerProps) {
  const { asks, classifiers } = props
  if (!asks.includes('affiliation')) {
    return <Counter {...props} kind={null} />
  }
  const usual = classifiers.affiliations.filter(({ code }) => USUAL.includes(code))
  const others = classifiers.affiliations.filter(({ code }) => !USUAL.includes(code))
  return (
    <fieldset className="k-counters">
      <legend>
        <FormattedMessage id="checker.who" />
      </legend>
      {usual.map((kind) => (
        <Counter key={kind.code} {...props} kind={kind} />
      ))}
      {props.composition.members.some((member) => member.affiliation === null) ? (
        <Counter {...props} kind={null} />
      ) : null}
      <details className="k-more">
        <summary>
          <FormattedMessage id="checker.others" />
        </summary>
        {others.map((kind) => (
          <Counter key={kind.code} {...props} kind={kind} />
        ))}
      </details>
    </fieldset>
  )
}

function Counter({ kind, asks, composition, onChange }: ComposerProps & { kind: Coded | null }) {
  const intl = useIntl()
  const affiliation = kind?.code ?? null
  const count = composition.members.filter((member) => member.affiliation === affiliation).length
  return (
    <Stepper
      label={
        kind
          ? capitalise(kind.label)
          : intl.formatMessage({ id: asks.includes('affiliation') ? 'checker.unstated' : 'checker.members' })
      }
      value={count}
      max={MOST_MEMBERS - composition.members.length + count}
      onAdd={() => onChange(addMember(composition, { affiliation }))}
      onRemove={() => onChange(removeOne(composition, affiliation))}
    />
  )
}

function MemberList({ asks, classifiers, composition, onChange }: ComposerProps) {
  const intl = useIntl()
  const labels = memberLabels(intl, composition, classifiers)
  if (composition.members.length === 0 || memberFieldsAsked(asks).length === 0) return null
  return (
    <>
      <p className="k-members-title">
        <strong>
          <FormattedMessage id="checker.details" />
        </strong>
      </p>
      <ul className="k-members">
        {composition.members.map((member) => (
          <li key={member.id}>
            <details>
              <summary>{labels.get(member.id)}</summary>
              <MemberFields
                asks={asks}
                classifiers={classifiers}
                member={member}
                onChange={(change) => onChange(changeMember(composition, member.id, change))}
              />
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
