// A question or a choice that has to be answered before going on: the browser's own modal dialog, which keeps focus
// inside, closes by Escape and gives focus back to where it came from.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface DialogProps {
  title: string
  /** Also called by Escape. Left out where there is no way back but a choice. */
  onClose?: (() => void) | undefined
  /** Room for two things side by side. */
  wide?: boolean
  children: ReactNode
  actions: ReactNode
}

/** Open as long as it is rendered. */
export function Dialog({ title, onClose, wide = false, children, actions }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // While the element is still in the document: only then does closing give focus back.
  useLayoutEffect(() => {
    const dialog = element.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      className="k-dialog"
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <h2 id={titleId} className="ds-heading" tabIndex={-1}>
        {title}
      </h2>
      {children}
      <div className="k-actions">{actions}</div>
    </dialog>
  )
}
