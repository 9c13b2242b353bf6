// A link inside the application, typed by the route tree. It is "current" only on its very page, not below it.
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Without the look of a link in text: the class alone says how it looks. */
  bare?: boolean
  ref?: Ref<HTMLAnchorElement>
}

function Anchor({ bare = false, className = '', children, ...rest }: AnchorProps) {
  return (
    <a className={bare ? className : `ds-link ${className}`.trim()} {...rest}>
      {children}
    </a>
  )
}

const RouterLink = createLink(Anchor)

export const AppLink: LinkComponent<typeof Anchor> = (props) => (
  <RouterLink activeOptions={{ exact: true }} activeProps={{}} {...props} />
)
