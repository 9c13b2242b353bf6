// What a change of a registration did, or would do, in lines: of the whole, of its people, of answers.
import { type IntlShape, useIntl } from 'react-intl'
import type { Changes } from '@/api/types'
import type { MessageId } from '@/i18n/load-messages'

interface ChangeListProps {
  changes: Changes
  /** How a person is called where the change itself does not tell. */
  nameOf?: ((id: string) => string | null | undefined) | undefined
}

const FIELDS: Record<string, MessageId> = {
  name: 'changes.field.name',
  email: 'changes.field.email',
  affiliation: 'changes.field.affiliation',
  organisation: 'changes.field.organisation',
  municipality: 'changes.field.municipality',
  role: 'changes.field.role',
  is_councillor: 'changes.field.is_councillor',
}

export function ChangeList({ changes, nameOf }: ChangeListProps) {
  const intl = useIntl()
  const lines = changeLines(intl, changes, nameOf)
  if (lines.length === 0) return null
  return (
    <ul className="k-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function changeLines(intl: IntlShape, changes: Changes, nameOf: ChangeListProps['nameOf']): string[] {
  const { team_name, municipality, joined, left, corrected, answers } = changes
  const nameless = intl.formatMessage({ id: 'changes.nameless' })
  const whose = ({ member_id, name }: Changes['joined'][number]) => name ?? nameOf?.(member_id) ?? nameless
  const swapped = (id: MessageId, from: string | null | undefined, to: string | null | undefined) =>
    intl.formatMessage({ id }, { from: from ?? '–', to: to ?? '–' })
  const known = left.map((person) => person.name ?? nameOf?.(person.member_id)).filter((name) => name != null)
  const erased = left.length - known.length
  return [
    ...(team_name ? [swapped('changes.teamName', team_name.from, team_name.to)] : []),
    ...(municipality ? [swapped('changes.municipality', municipality.from?.label, municipality.to?.label)] : []),
    ...joined.map((person) => intl.formatMessage({ id: 'changes.joined' }, { name: whose(person) })),
    ...known.map((name) => intl.formatMessage({ id: 'changes.left' }, { name })),
    ...(erased > 0 ? [intl.formatMessage({ id: 'changes.left.erased' }, { count: erased })] : []),
    ...corrected.map(({ fields, ...person }) =>
      intl.formatMessage({ id: 'changes.corrected' }, { name: whose(person), fields: fieldNames(intl, fields) }),
    ),
    ...answers.map(({ member_id, label }) =>
      member_id === null
        ? intl.formatMessage({ id: 'changes.answer' }, { question: label.text })
        : intl.formatMessage(
            { id: 'changes.answer.of' },
            { question: label.text, name: nameOf?.(member_id) ?? nameless },
          ),
    ),
  ]
}

function fieldNames(intl: IntlShape, fields: readonly string[]): string {
  return intl.formatList(fields.map((field) => intl.formatMessage({ id: FIELDS[field] ?? 'changes.field.other' })))
}
