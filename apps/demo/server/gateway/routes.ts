/** A server behind the gateway. */
export type Upstream = {
  name: 'Keystone' | 'Monasca'
  /** The option that says where it is. */
  option: '--keystone-url' | '--monasca-url'
  /** Scheme, host and port. */
  origin: string
  /** The path before the versions; no slash at its end. */
  basePath: string
  /** The first part of the page's paths that stands for `basePath`; '' where the paths are the same. */
  mount: '/identity' | ''
}

/** Where a request goes. */
export type Route = { upstream: Upstream; target: URL }

export type Routes = {
  /** The address for a path of the page's origin; `undefined` for one of neither server, or that servers read differently. */
  find(url: URL): Route | undefined
  /** The path on the page's origin for an address of a server; `undefined` for one that is not below its base. */
  toLocal(target: URL, upstream: Upstream): string | undefined
}

/** `/identity` is Keystone, `/v2.0` and `/healthcheck` are Monasca. */
export function createRoutes(keystoneUrl: string, monascaUrl: string): Routes {
  const keystone: Upstream = {
    name: 'Keystone',
    option: '--keystone-url',
    mount: '/identity',
    ...readBase(keystoneUrl),
  }
  const monasca: Upstream = { name: 'Monasca', option: '--monasca-url', mount: '', ...readBase(monascaUrl) }

  return {
    find({ pathname, search }) {
      if (isAmbiguous(pathname)) return undefined
      const upstream = isBelow(pathname, '/identity')
        ? keystone
        : isMonascaPath(pathname)
          ? monasca
          : undefined
      if (!upstream) return undefined
      const rest = pathname.slice(upstream.mount.length)
      const target = new URL(upstream.origin)
      target.pathname = upstream.basePath + (rest || '/')
      target.search = search
      return { upstream, target }
    },
    toLocal({ origin, pathname, search }, upstream) {
      const { basePath, mount } = upstream
      if (origin !== upstream.origin || !isBelow(pathname, basePath) || isAmbiguous(pathname))
        return undefined
      const path = mount + pathname.slice(basePath.length)
      return mount !== '' || isMonascaPath(path) ? path + search : undefined
    },
  }
}

function isBelow(path: string, first: string): boolean {
  return path === first || path.startsWith(`${first}/`)
}

function isMonascaPath(path: string): boolean {
  return isBelow(path, '/v2.0') || isBelow(path, '/healthcheck')
}

function readBase(address: string): Pick<Upstream, 'origin' | 'basePath'> {
  const { origin, pathname } = new URL(address)
  const parts = pathname.split('/').filter((part) => part !== '')
  if (/^v\d+(\.\d+)?$/.test(parts.at(-1) ?? '')) parts.pop()
  return { origin, basePath: parts.map((part) => `/${part}`).join('') }
}

/** How often a path may be encoded: proxies in a row decode it as often. */
const layers = 3

/**
 * Whether servers may disagree about which resource a path names: it holds an encoded slash, a backslash, a control
 * character, or a segment that is `..` after decoding or without its parameters (`..;x`, which Java servers drop).
 */
function isAmbiguous(path: string): boolean {
  let text = path
  for (let layer = 0; ; layer++) {
    if (/\\|\/\.{1,2}(?=[/;]|$)/.test(text)) return true
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(text)) return true
    if (/%(?:2f|5c)/i.test(text)) return true
    if (!text.includes('%') || layer === layers) return false
    try {
      text = decodeURIComponent(text)
    } catch {
      // A lone `%`, or bytes that are no UTF-8: servers read them as they like.
      return layer === 0
    }
  }
}
