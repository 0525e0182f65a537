/**
 * Where to go after sign-in: a path of this page, or `/`. Anything else that an address could name, such as
 * `//other.example` or `javascript:`, would take the user away from here.
 */
export function safeTarget(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return '/'
  const url = URL.canParse(value, 'http://page.invalid') ? new URL(value, 'http://page.invalid') : undefined
  if (url?.origin !== 'http://page.invalid' || url.pathname.startsWith('/sign-in')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
