import type { KeyboardEvent } from 'react'

/** Arrow keys move the focus between the input and the buttons of a panel, and from the last to the first. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button:not(:disabled)')]
  const at = places.findIndex((place) => place.matches(':focus'))
  places[(at + step + places.length) % places.length]?.focus()
}
