// What can be done to one item of a list on the desk: moved up and down, copied, removed.
import { FormattedMessage, useIntl } from 'react-intl'
import { slotId } from '@/lib/slot-places'
import { SmallButton } from './small-button'

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
