import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './Dialog.module.css'

export type DialogProps = {
  title: ReactNode
  children: ReactNode
}

/**
 * A dialog over the page, which stays as it is below and cannot be reached meanwhile. The browser's own: the focus stays
 * inside, and goes back to where it was. It ends when it is no longer rendered, not by Escape: there is nothing to do in
 * the page before it is answered.
 */
export function Dialog({ title, children }: DialogProps) {
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

  // Browsers without `closedby` close a dialog at the second Escape, whatever becomes of the first one's `cancel`.
  const openAgain = () => {
    const element = dialog.current
    if (!element || element.open) return
    const { current } = focused
    element.showModal()
    if (current instanceof HTMLElement) current.focus()
  }
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={classes['dialog']}
      closedby="none"
      onCancel={(event) => event.preventDefault()}
      onClose={openAgain}
      onFocus={(event) => {
        focused.current = event.target
      }}
    >
      <Title order={2} size="h3" id={id} mb="xs">
        {title}
      </Title>
      {children}
    </dialog>
  )
}
