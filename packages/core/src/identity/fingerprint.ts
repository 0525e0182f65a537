/**
 * A short text for a longer one: equal for equal texts, and irreversible. A 64-bit mixing function, synchronous and
 * independent of `crypto.subtle`, which pages on http lack. It only protects against reading, and never proves
 * anything.
 */
export function fingerprint(text: string): string {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0xcc9e2d51) + (a >>> 15)
  }
  a = Math.imul(a ^ (b >>> 16), 0xc2b2ae35)
  b = Math.imul(b ^ (a >>> 13), 0x1b873593)
  return [a, b].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}
