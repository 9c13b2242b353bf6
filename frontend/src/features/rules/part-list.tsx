// A list of parts that can be moved, removed and added to, wherever rules nest. Focus stays with what was moved.

import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { moveItem } from '@/lib/move-item'
import { slotId } from '@/lib/slot-places'
import { PlaceButtons } from '@/ui/desk/place-buttons'
import { SmallButton } from '@/ui/desk/small-button'
import { useFocusAfter } from '@/ui/use-focus-after'

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
