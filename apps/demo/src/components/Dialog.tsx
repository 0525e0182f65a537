import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Heading } from './base/Heading.js'
import classes from './Dialog.module.css'

export type DialogProps = {
  title: ReactNode
  children: ReactNode
  /** Called on Escape. Without it, the dialog stays until it is answered. */
  onClose?: (() => void) | undefined
  /** For content with long lines. @default false */
  wide?: boolean | undefined
}

/**
 * A modal dialog over the page. It uses the browser's own dialog, which keeps the focus inside and restores it
 * afterwards. It closes when it is no longer rendered. Without `onClose`, Escape does nothing: the page is not usable
 * until the dialog is answered.
 */
export function Dialog({ title, children, onClose, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const focused = useRef<Element>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  // Browsers without `closedby` close a dialog on the second Escape, even if `cancel` was prevented.
  const handleClosed = () => {
    const element = dialog.current
    if (!element || element.open) return
    if (onClose) {
      onClose()
      return
    }
    const { current } = focused
    element.showModal()
    if (current instanceof HTMLElement) current.focus()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={classes['dialog']}
      data-wide={wide || undefined}
      closedby={onClose ? 'closerequest' : 'none'}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      onClose={handleClosed}
      onFocus={(event) => {
        focused.current = event.target
      }}
    >
      <Heading order={2} className={classes['title'] ?? ''} id={id}>
        {title}
      </Heading>
      {children}
    </dialog>
  )
}
