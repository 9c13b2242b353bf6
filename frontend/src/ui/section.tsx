// A part of a page under a heading of its own, which also names it for assistive technology.
import { type ReactNode, useId } from 'react'

interface SectionProps {
  title: ReactNode
  className?: string
  children: ReactNode
}

export function Section({ title, className, children }: SectionProps) {
  const id = useId()
  return (
    <section className={className} aria-labelledby={id}>
      <h2 id={id} className="ds-heading">
        {title}
      </h2>
      {children}
    </section>
  )
}
