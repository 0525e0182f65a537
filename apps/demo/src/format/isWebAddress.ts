/** Whether a text is an address that a browser may open: `javascript:` and others are not. */
export function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol)
  } catch {
    return false
  }
}
