/** A server behind the gateway. */
export type Upstream = {
  name: 'Keystone' | 'Monasca'
  /** The option with its address. */
  option: '--keystone-url' | '--monasca-url'
  /** Scheme, host and port. */
  origin: string
  /** The path before the versions, without a trailing slash. */
  basePath: string
  /** The prefix of the page's paths that maps to `basePath`; '' if the paths are the same. */
  mount: '/identity' | ''
}

/** Where a request goes. */
export type Route = { upstream: Upstream; target: URL }

export type Routes = {
  /** The address for a path of the page's origin; `undefined` if it belongs to neither server, or is ambiguous. */
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

/** How many times a path may be encoded: each proxy in a chain may decode it once. */
const layers = 3

/**
 * Whether servers may interpret a path differently: it contains an encoded slash, a backslash, a control
 * character, or a segment that is `..` after decoding or without its parameters (`..;x`, which Java servers drop).
 */
function isAmbiguous(path: string): boolean {
  let text = path
  for (let layer = 0; ; layer++) {
    if (/\\|\/\.{1,2}(?=[/;]|$)/.test(text)) return true
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
    if (/[\u0000-\u001f\u007f]/.test(text)) return true
    if (/%(?:2f|5c)/i.test(text)) return true
    if (!text.includes('%') || layer === layers) return false
    try {
      text = decodeURIComponent(text)
    } catch {
      // A lone `%`, or invalid UTF-8: servers interpret them differently.
      return layer === 0
    }
  }
}
