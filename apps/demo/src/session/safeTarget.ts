import { resolveReturnTo } from '@monasca/core/session'

/** An origin that no address has: only paths are accepted, whatever the page's own origin is. */
const page = 'http://page.invalid/'

/**
 * Returns where to go after sign-in: a path of this page, or `/`. Other addresses, such as `//other.example` or
 * `javascript:`, would leave the dashboard.
 */
export function safeTarget(value: unknown): string {
  const path = resolveReturnTo(value, page)
  return path.startsWith('/sign-in') ? '/' : path
}
