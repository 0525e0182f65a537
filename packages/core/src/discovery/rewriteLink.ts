import { parseUrl, trimSlashes } from '../transport/index.js'

/**
 * Resolves a link in a version document. Such documents often name hosts of the server's internal network. Scheme and
 * host therefore always come from the document's own URL. Of a link to another host, only the last path segment is
 * used. No document can thus send credentials to another origin.
 *
 * @returns `undefined` if the link is not a URL
 * @example
 * ```ts
 * rewriteLink('https://cloud.example.org/identity', 'http://10.0.0.5:5000/v3') // https://cloud.example.org/identity/v3
 * ```
 */
export function rewriteLink(documentUrl: string, href: string): string | undefined {
  const base = parseUrl(documentUrl)
  if (!base) return undefined
  const { origin } = base
  const directory = trimSlashes(base.pathname)
  const link = parseUrl(href, `${origin}${directory}/`)
  if (!link) return undefined
  if (link.host === base.host) return origin + link.pathname
  const slash = link.pathname.endsWith('/') ? '/' : ''
  const segment = link.pathname.split('/').at(slash ? -2 : -1) ?? ''
  const repeated = segment === '' || directory.endsWith(`/${segment}`)
  return origin + directory + (repeated ? '' : `/${segment}`) + slash
}
