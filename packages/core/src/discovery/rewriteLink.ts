/**
 * The address that a link in a version document stands for. Such documents often name hosts that only the server's
 * own network knows, so scheme and host always come from the address that the document was read at; of a link to
 * another host only the last segment of its path counts.
 *
 * @example
 * ```ts
 * rewriteLink('https://cloud.example.org/identity', 'http://10.0.0.5:5000/v3') // https://cloud.example.org/identity/v3
 * ```
 */
export function rewriteLink(documentUrl: string, href: string): string {
  const base = new URL(documentUrl, globalThis.location?.href)
  const { origin } = base
  const directory = base.pathname.replace(/\/+$/, '')
  const link = new URL(href, `${origin}${directory}/`)
  if (link.host === base.host) return origin + link.pathname
  const [, segment = '', slash = ''] = /([^/]*)(\/?)$/.exec(link.pathname) ?? []
  const repeated = segment === '' || directory.endsWith(`/${segment}`)
  return origin + directory + (repeated ? '' : `/${segment}`) + slash
}
