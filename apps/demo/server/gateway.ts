import { proxy } from 'hono/proxy'
import type { Backend } from './app.js'

export type GatewayOptions = {
  /** Address of Keystone, with or without its version: `https://cloud.example.org/identity`. */
  keystoneUrl: string
  /** Address of Monasca, with or without its version: `https://cloud.example.org:8070/v2.0`. */
  monascaUrl: string
  /** @default globalThis.fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined
}

/**
 * Headers that end here: those of one connection only, and those that tell the servers about the browser's page,
 * which mean nothing there. Cookies of this origin are not theirs.
 */
const notForwarded = [
  ...['connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
  ...['host', 'cookie', 'origin', 'referer'],
]

/**
 * A reverse proxy on the page's own origin, for a Keystone and a Monasca without CORS: `/identity` is Keystone,
 * `/v2.0` and `/healthcheck` are Monasca. Bodies stream through; redirects are left to the browser.
 */
export function createGateway(options: GatewayOptions): Backend {
  const keystone = withoutVersion(options.keystoneUrl)
  const monasca = withoutVersion(options.monascaUrl)
  const send = options.fetch ?? ((request: Request) => fetch(request))

  return {
    async fetch(request) {
      const { pathname, search, origin } = new URL(request.url)
      const identity = pathname === '/identity' || pathname.startsWith('/identity/')
      const target = identity
        ? `${keystone}${pathname.slice('/identity'.length) || '/'}${search}`
        : `${monasca}${pathname}${search}`
      const headers = new Headers(request.headers)
      for (const name of notForwarded) headers.delete(name)
      try {
        const response = await proxy(target, {
          raw: request,
          headers,
          redirect: 'manual',
          customFetch: send,
        })
        response.headers.delete('set-cookie')
        const discovery = identity && request.method === 'GET' && isVersionPath(pathname)
        return discovery ? await withLinksTo(`${origin}/identity`, response) : response
      } catch (error) {
        if (request.signal.aborted) throw error
        return unreachable(identity ? 'Keystone' : 'Monasca', new URL(target).origin)
      }
    },
  }
}

function withoutVersion(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v\d+(\.\d+)?$/, '')
}

function isVersionPath(path: string): boolean {
  return /^\/identity(\/v\d+(\.\d+)?)?\/?$/.test(path)
}

/**
 * Version documents name Keystone's own address, which the page could not reach: whatever stands before the
 * version in a link becomes the gateway's address.
 */
async function withLinksTo(base: string, response: Response): Promise<Response> {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const text = await response.text()
  const body = text.replaceAll(
    /"href":\s*"https?:\/\/[^"]*?(\/v\d+(?:\.\d+)?\/?)"/g,
    (_, version: string) => `"href": "${base}${version}"`,
  )
  return new Response(body, { status: response.status, headers })
}

/** In Keystone's own form of an error, so that clients show its words. */
function unreachable(name: string, origin: string): Response {
  const message = `The gateway cannot reach ${name} at ${origin}.`
  return Response.json({ error: { code: 502, title: 'Bad Gateway', message } }, { status: 502 })
}
