// What was refused, above the form: takes focus when it appears, and each line leads to its field.
import { useEffect, useRef } from 'react'

export interface SummaryLine {
  /** Id of the field's control. */
  field: string
  text: string
}

interface ErrorSummaryProps {
  title: string
  lines: readonly SummaryLine[]
}

/** Give it a `key` per refusal, so that a second refusal takes focus again. */
export function ErrorSummary({ title, lines }: ErrorSummaryProps) {
  const element = useRef<HTMLElement>(null)
  useEffect(() => element.current?.focus(), [])
  return (
    <section ref={element} className="k-error-summary" tabIndex={-1} aria-label={title}>
      <p>
        <strong>{title}</strong>
      </p>
      <ul className="k-list">
        {lines.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a className="ds-link" href={`#${field}`} onClick={(event) => focusField(event, field)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Focus without changing the address, which the router would take for a navigation. */
function focusField(event: { preventDefault: () => void }, field: string): void {
  event.preventDefault()
  document.getElementById(field)?.focus()
}
