import type { KeyboardEvent } from 'react'

/** Whether an option of an open list is marked, so that Enter chooses it. */
export function isChoosing({ target }: KeyboardEvent): boolean {
  return target instanceof Element && (target.getAttribute('aria-activedescendant') ?? '') !== ''
}
