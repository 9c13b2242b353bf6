// Buttons, and links that look like buttons. A link goes somewhere, a button does something.
import { Button as DesignButton } from '@digdir/designsystemet-react'
import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react'

type Variant = 'primary' | 'secondary' | 'tertiary'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: Variant
  /** Shows that the work is under way; the button stays focusable and keeps its words. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({ variant = 'primary', busy = false, ...rest }: ButtonProps) {
  return <DesignButton variant={variant} loading={busy} {...rest} />
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  variant?: Variant
  ref?: Ref<HTMLAnchorElement>
}

/** To somewhere outside the application. */
export function AnchorButton({ variant = 'primary', children, ...rest }: AnchorProps) {
  return (
    <DesignButton variant={variant} asChild>
      <a {...rest}>{children}</a>
    </DesignButton>
  )
}

export const ButtonLink: LinkComponent<typeof AnchorButton> = createLink(AnchorButton)
