/** Characters: browsers and servers refuse longer addresses. */
const longest = 100_000

/**
 * Where to go after a sign-in: path, query and fragment of an address, if it leads to a page of this origin; otherwise
 * `/`. The address may come from anywhere, such as a link or a storage. The result never begins with two slashes, so
 * that it names no other server wherever it is used.
 *
 * @param target - the address, relative or absolute; anything else leads to `/`
 * @param page - the address of a page of this origin, such as `location.href`
 * @example
 * ```ts
 * const target = resolveReturnTo(new URLSearchParams(location.search).get('redirect'), location.href)
 * ```
 */
export function resolveReturnTo(target: unknown, page: string | URL): string {
  if (typeof target !== 'string' || target.length > longest) return '/'
  try {
    const url = new URL(target, page)
    const path = url.pathname + url.search + url.hash
    // The path is what will be used. Alone it may name a server (`/..//other.test`), and it has no user and no scheme.
    const same = url.origin === new URL(page).origin && new URL(path, page).href === url.href
    return same && path.startsWith('/') ? path : '/'
  } catch {
    return '/'
  }
}
