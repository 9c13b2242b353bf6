// Checks that hold other checks: a list of parts, or the branches of a condition.

import { FormattedMessage, useIntl } from 'react-intl'
import type { Check } from '@/api/types'
import { SmallButton } from '@/ui/desk/small-button'
import { CheckEditor, type CheckProps } from './check-editor'
import { useEditing } from './editing'
import { firstCheck } from './model/checks'
import { PartList } from './part-list'

export function Parts({ value: check, at, scope, onChange }: CheckProps<'all_of' | 'any_of'>) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <>
      <FormattedMessage id={`builder.sentence.${check.kind}`} />
      <PartList
        items={check.checks}
        at={`${at}/checks`}
        name={(index) => intl.formatMessage({ id: 'builder.part' }, { number: index + 1 })}
        make={() => firstCheck(schema, scope)}
        onChange={(checks, slot) => onChange({ ...check, checks }, slot)}
      >
        {(part, partAt, change) => <CheckEditor value={part} at={partAt} scope={scope} onChange={change} />}
      </PartList>
    </>
  )
}

export function Branches({ value: check, at, scope, onChange }: CheckProps<'if'>) {
  const { schema } = useEditing()
  const branch = (name: 'when' | 'then' | 'else', part: Check) => (
    <div className="k-branch">
      <span className="k-branch-name">
        <FormattedMessage id={`builder.branch.${name}`} />
      </span>
      <CheckEditor
        value={part}
        at={`${at}/${name}`}
        scope={scope}
        onChange={(next, slot) => onChange({ ...check, [name]: next }, slot)}
      />
    </div>
  )
  const { else: otherwise, ...without } = check
  return (
    <>
      {branch('when', check.when)}
      {branch('then', check.then)}
      {otherwise ? branch('else', otherwise) : null}
      <SmallButton onClick={() => onChange(otherwise ? without : { ...check, else: firstCheck(schema, scope) })}>
        <FormattedMessage id={otherwise ? 'builder.branch.removeElse' : 'builder.branch.addElse'} />
      </SmallButton>
    </>
  )
}
