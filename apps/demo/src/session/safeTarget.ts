import { resolveReturnTo } from '@monasca/core/session'

/** An origin that no address names: only paths are taken, whatever the page's own origin is. */
const page = 'http://page.invalid/'

/**
 * Where to go after sign-in: a path of this page, or `/`. Anything else that an address could name, such as
 * `//other.example` or `javascript:`, would take the user away from here.
 */
export function safeTarget(value: unknown): string {
  const path = resolveReturnTo(value, page)
  return path.startsWith('/sign-in') ? '/' : path
}
