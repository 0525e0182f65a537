/** A hyperlink of a resource or of a list. */
export type Link = { rel: 'self' | 'next'; href: string }

/** The links in the reply to one request, all on the origin of the request. */
export type Links = {
  /** The request itself, without a trailing slash. */
  readonly self: Link
  /** The page after this one: the same request with another offset. */
  next(offset: string): Link
  /** The one `self` link of a resource, such as `/v2.0/alarms/<id>`. */
  resource(path: string): [Link]
}

/** Derives the links from the URL of a request. */
export function buildLinks(requestUrl: string): Links {
  const url = new URL(requestUrl)
  const path = url.pathname === '/' ? '/' : url.pathname.replace(/\/$/, '')
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !/^offset(=|$)/.test(pair))
  return {
    self: { rel: 'self', href: `${url.origin}${path}${url.search}` },
    next(offset) {
      const query = [`offset=${encodeURIComponent(offset)}`, ...pairs].join('&')
      return { rel: 'next', href: `${url.origin}${path}?${query}` }
    },
    resource: (resourcePath) => [{ rel: 'self', href: `${url.origin}${resourcePath}` }],
  }
}
