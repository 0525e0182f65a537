import { parseUrl, trimSlashes } from '../transport/index.js'

/**
 * The address that a link in a version document stands for. Such documents often name hosts that only the server's
 * own network knows, so scheme and host always come from the address that the document was read at; of a link to
 * another host only the last segment of its path counts. So no document leads credentials to another origin.
 *
 * @returns `undefined` where the link is no address
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
