// Choosing an attribute by itself, where a check compares its values.
import { useIntl } from 'react-intl'
import { type PartProps, useEditing } from './editing'
import { attributesOf, type Place } from './model/schema'
import { SelectSlot } from './slots'

export function AttributeNameSlot({ value, at, place, onChange }: PartProps<string> & { place: Place }) {
  const intl = useIntl()
  const { schema } = useEditing()
  return (
    <SelectSlot
      value={value}
      at={at}
      label={intl.formatMessage({ id: 'builder.attribute' })}
      choices={attributesOf(schema, place).map(({ name, label }) => ({ value: name, label }))}
      onChange={onChange}
    />
  )
}
