// A list of parts that can be moved, removed and added to, wherever rules nest. Focus stays with what was moved.
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useFocusAfter } from './editing'
import { slotId } from './model/pointers'
import { moveItem } from './model/work'
import { SmallButton } from './slots'

interface PlaceButtonsProps {
  /** Pointer of the item. */
  at: string
  index: number
  count: number
  /** What the item is called. */
  name: string
  onMove: (by: -1 | 1) => void
  onRemove?: (() => void) | undefined
  onDuplicate?: () => void
}

export function PlaceButtons({ at, index, count, name, onMove, onRemove, onDuplicate }: PlaceButtonsProps) {
  const intl = useIntl()
  const id = (action: string) => slotId(`${at}/${action}`)
  const label = (action: 'up' | 'down' | 'duplicate' | 'remove') =>
    intl.formatMessage({ id: `builder.place.${action}` }, { name })
  return (
    <span className="k-place-buttons">
      <SmallButton id={id('up')} label={label('up')} idle={index === 0} onClick={() => onMove(-1)}>
        <span aria-hidden="true">↑</span>
      </SmallButton>
      <SmallButton id={id('down')} label={label('down')} idle={index === count - 1} onClick={() => onMove(1)}>
        <span aria-hidden="true">↓</span>
      </SmallButton>
      {onDuplicate ? (
        <SmallButton id={id('duplicate')} label={label('duplicate')} onClick={onDuplicate}>
          <FormattedMessage id="builder.duplicate" />
        </SmallButton>
      ) : null}
      {onRemove ? (
        <SmallButton id={id('remove')} label={label('remove')} onClick={onRemove}>
          <FormattedMessage id="builder.remove" />
        </SmallButton>
      ) : null}
    </span>
  )
}

interface PartListProps<T> {
  items: readonly T[]
  /** Pointer of the list. */
  at: string
  name: (index: number) => string
  onChange: (items: T[], slot?: string) => void
  make: () => T
  children: (item: T, at: string, onChange: (next: T, slot?: string) => void) => ReactNode
}

export function PartList<T>({ items, at, name, onChange, make, children }: PartListProps<T>) {
  const focusAfter = useFocusAfter()
  const move = (index: number, by: -1 | 1) => {
    onChange(moveItem(items, index, by))
    focusAfter(`${at}/${index + by}/${by === -1 ? 'up' : 'down'}`)
  }
  const remove = (index: number) => {
    onChange(items.toSpliced(index, 1))
    focusAfter(`${at}/${Math.max(index - 1, 0)}`)
  }
  const add = () => {
    onChange([...items, make()])
    focusAfter(`${at}/${items.length}`)
  }
  return (
    <div className="k-part-list">
      <ol>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own; their place is what they are
          <li key={index}>
            {children(item, `${at}/${index}`, (next, slot) => onChange(items.with(index, next), slot))}
            <PlaceButtons
              at={`${at}/${index}`}
              index={index}
              count={items.length}
              name={name(index)}
              onMove={(by) => move(index, by)}
              onRemove={items.length > 1 ? () => remove(index) : undefined}
            />
          </li>
        ))}
      </ol>
      <SmallButton id={slotId(`${at}/add`)} onClick={add}>
        <FormattedMessage id="builder.addPart" />
      </SmallButton>
    </div>
  )
}
