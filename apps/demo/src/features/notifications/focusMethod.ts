/** The id of the button that opens the empty form. */
export const createButtonId = 'create-notification-method'

/** The id of the element that opens a method. */
export function methodLinkId(methodId: string): string {
  return `notification-method-${methodId}`
}

/** Moves the focus back to where a form or dialog was opened, after it has closed. */
export function focusMethod(methodId: string | undefined): void {
  requestAnimationFrame(() => {
    const link = methodId === undefined ? null : document.getElementById(methodLinkId(methodId))
    ;(link ?? document.getElementById(createButtonId))?.focus()
  })
}
