// A button that stands inside or beside a sentence.
import type { ReactNode } from 'react'

interface SmallButtonProps {
  /** The whole sentence for those who do not see what the button stands beside. */
  label?: string
  onClick: () => void
  children: ReactNode
  id?: string
  /** Stays focusable, so that focus is not lost at the end of a list. */
  idle?: boolean
}

export function SmallButton({ label, onClick, children, id, idle = false }: SmallButtonProps) {
  return (
    <button
      type="button"
      id={id}
      className="k-small-button"
      aria-label={label}
      title={label}
      aria-disabled={idle || undefined}
      onClick={idle ? undefined : onClick}
    >
      {children}
    </button>
  )
}
