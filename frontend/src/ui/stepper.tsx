// A small number changed by two buttons, for counting people without typing.
import { useId } from 'react'
import { useIntl } from 'react-intl'

interface StepperProps {
  label: string
  value: number
  max: number
  onAdd: () => void
  onRemove: () => void
}

export function Stepper({ label, value, max, onAdd, onRemove }: StepperProps) {
  const intl = useIntl()
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of a list of counters, not a form section
    <div className="k-stepper" role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <button
        type="button"
        aria-label={intl.formatMessage({ id: 'stepper.remove' }, { label })}
        aria-disabled={value === 0}
        onClick={() => value > 0 && onRemove()}
      >
        <span aria-hidden="true">−</span>
      </button>
      <output>{value}</output>
      <button
        type="button"
        aria-label={intl.formatMessage({ id: 'stepper.add' }, { label })}
        aria-disabled={value >= max}
        onClick={() => value < max && onAdd()}
      >
        <span aria-hidden="true">+</span>
      </button>
    </div>
  )
}
