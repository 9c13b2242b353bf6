// A link inside the application, typed by the route tree.
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  ref?: Ref<HTMLAnchorElement>
}

function Anchor({ className, children, ...rest }: AnchorProps) {
  return (
    <a className={className ?? 'ds-link'} {...rest}>
      {children}
    </a>
  )
}

export const AppLink: LinkComponent<typeof Anchor> = createLink(Anchor)
