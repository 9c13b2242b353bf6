// What there is to choose from, in order.
import { FormattedMessage, useIntl } from 'react-intl'
import type { QuestionSource } from '@/api/types'
import { moveItem } from '@/lib/move-item'
import { slotId } from '@/lib/slot-places'
import { PlaceButtons } from '@/ui/desk/place-buttons'
import { SmallButton } from '@/ui/desk/small-button'
import { useFocusAfter } from '@/ui/use-focus-after'
import { usePlace } from './problems'
import { TextInThree } from './text-in-three'
import { newOption } from './work'

type Options = Extract<QuestionSource, { kind: 'choice' }>['options']

interface OptionListProps {
  options: Options
  at: string
  onChange: (options: Options) => void
}

export function OptionList({ options, at, onChange }: OptionListProps) {
  const { error } = usePlace(at)
  const { add, move, remove } = useOptionSteps(options, at, onChange)
  return (
    <div className="k-option-list" id={slotId(at)}>
      <ol>
        {options.map((option, index) => (
          <li key={option.code}>
            <Option
              {...{ option, at, index }}
              count={options.length}
              onChange={(next) => onChange(options.with(index, next))}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      {error ? (
        <p className="k-error-text">
          <FormattedMessage id="formDesk.problem.options" />
        </p>
      ) : null}
      <SmallButton id={slotId(`${at}/add`)} onClick={add}>
        <FormattedMessage id="formDesk.option.add" />
      </SmallButton>
    </div>
  )
}

function useOptionSteps(options: Options, at: string, onChange: OptionListProps['onChange']) {
  const focusAfter = useFocusAfter()
  const add = () => {
    onChange([...options, newOption(options.map(({ code }) => code))])
    focusAfter(`${at}/${options.length}/label/et`)
  }
  const move = (index: number, by: -1 | 1) => {
    onChange(moveItem(options, index, by))
    focusAfter(`${at}/${index + by}/${by === -1 ? 'up' : 'down'}`)
  }
  const remove = (index: number) => {
    onChange(options.toSpliced(index, 1))
    focusAfter(options.length === 1 ? `${at}/add` : `${at}/${Math.max(index - 1, 0)}/remove`)
  }
  return { add, move, remove }
}

interface OptionProps {
  option: Options[number]
  at: string
  index: number
  count: number
  onChange: (next: Options[number]) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function Option({ option, at, index, count, onChange, onMove, onRemove }: OptionProps) {
  const intl = useIntl()
  const name = intl.formatMessage({ id: 'formDesk.option' }, { number: index + 1 })
  return (
    <>
      <TextInThree
        name={name}
        value={option.label}
        at={`${at}/${index}/label`}
        onChange={(label) => onChange({ ...option, label })}
      />
      <PlaceButtons at={`${at}/${index}`} {...{ index, count, name, onMove, onRemove }} />
    </>
  )
}
