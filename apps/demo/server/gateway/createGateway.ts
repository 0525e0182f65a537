import { createNodeFetch } from '@monasca/core/node'
import type { Backend } from '../app.js'
import { GatewayFailure, toFailure } from './failure.js'
import { passBody } from './passBody.js'
import { readLimited } from './readLimited.js'
import { pickRequestHeaders } from './requestHeaders.js'
import { isJson, ownHeaders, pickResponseHeaders, readLength } from './responseHeaders.js'
import { createRoutes, type Route, type Routes } from './routes.js'
import { isVersionPath, rewriteLinks } from './versionDocument.js'

export type GatewayOptions = {
  /** Address of Keystone, with or without its version: `https://cloud.example.org/identity`. */
  keystoneUrl: string
  /** Address of Monasca, with or without its version: `https://cloud.example.org:8070/v2.0`. */
  monascaUrl: string
  /**
   * PEM file with the authorities that issue the certificates of both servers, in place of those that Node trusts.
   *
   * @default the authorities that Node trusts
   */
  caFile?: string | undefined
  /** Origin of the page for browsers, behind a proxy with https. @default that of each request */
  publicUrl?: string | undefined
  /** Milliseconds within which a server must start to respond. @default 60_000 */
  answerTimeout?: number | undefined
  /** Milliseconds that a server may pause while it sends a body. @default 30_000 */
  idleTimeout?: number | undefined
  /** Called with a line for each request without a response. It contains no query and no header. @default none */
  onFailure?: ((line: string) => void) | undefined
}

type Body = Uint8Array<ArrayBuffer> | null

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Bytes: Keystone accepts about 0.1 MB, Monasca a few MB of metrics at once. */
const maximumRequest = 8 * 1024 ** 2
/** Bytes, decompressed; Keystone's version documents have about 1 kB. */
const maximumDocument = 256 * 1024
/** Bytes, decompressed; a page of 10,000 measurements has about 1 MB. */
const maximumResponse = 256 * 1024 ** 2

/**
 * A reverse proxy on the page's own origin, for a Keystone and a Monasca without CORS: `/identity` is Keystone, `/v2.0`
 * and `/healthcheck` are Monasca. Headers pass by allow-lists, in both directions. The gateway follows no redirect and
 * calls no other server. Responses are streamed.
 *
 * @throws InvalidParameterError if `caFile` cannot be read or contains no certificate
 */
export function createGateway(options: GatewayOptions): Backend {
  const { caFile, publicUrl, answerTimeout = 60_000, idleTimeout = 30_000, onFailure = () => {} } = options
  const routes = createRoutes(options.keystoneUrl, options.monascaUrl)
  const send = createNodeFetch({ verify: caFile ?? true, proxy: false })

  async function ask(request: Request, body: Body, { target }: Route, abort: AbortController) {
    const timer = setTimeout(
      () => abort.abort(new GatewayFailure(`It did not respond within ${answerTimeout / 1000} s.`, 504)),
      answerTimeout,
    )
    try {
      return await send(target.href, {
        method: request.method,
        headers: pickRequestHeaders(request.headers),
        body: body?.byteLength ? body : null,
        redirect: 'manual',
        signal: abort.signal,
      })
    } catch (error) {
      throw abort.signal.aborted ? abort.signal.reason : error
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async fetch(request, cutConnection) {
      const url = new URL(request.url)
      const route = routes.find(url)
      if (!route)
        return refuse(
          400,
          'The path does not belong to Keystone or Monasca, or contains an encoded slash or dot segment.',
        )
      if (!methods.includes(request.method)) {
        return refuse(405, `The gateway does not forward ${request.method} requests.`, {
          Allow: methods.join(', '),
        })
      }
      const foreign = request.headers.get('Sec-Fetch-Site') === 'cross-site'
      if (foreign && !/^(GET|HEAD)$/.test(request.method)) {
        return refuse(403, 'The gateway only accepts requests from its own page.')
      }
      const { upstream } = route
      const abort = new AbortController()
      const leave = () => abort.abort(request.signal.reason)
      request.signal.addEventListener('abort', leave, { once: true })
      if (request.signal.aborted) leave()

      const report = (error: unknown): GatewayFailure => {
        const failure = toFailure(error, upstream)
        const { origin, name } = upstream
        if (!request.signal.aborted) {
          onFailure(
            `${request.method} ${url.pathname}: no response from ${name} at ${origin}. ${failure.message}`,
          )
        }
        return failure
      }
      try {
        // Read completely first: the server gets one length, and no incomplete body.
        const sent = request.body ? await readLimited(request.body, maximumRequest) : null
        if (sent === undefined)
          return refuse(413, `The request is larger than ${maximumRequest / 1024 ** 2} MiB.`)
        const answer = await ask(request, sent, route, abort)
        const headers = pickResponseHeaders(answer.headers)
        const location = readLocation(answer, route, routes)
        if (location !== undefined) headers.set('Location', location)
        const { status, body } = answer
        if (!body || status === 204 || status === 304) {
          await body?.cancel()
          return new Response(null, { status, headers })
        }
        const isDocument =
          request.method === 'GET' && status < 400 && isVersionPath(url.pathname) && isJson(answer.headers)
        const stream = passBody(body, {
          idleTimeout,
          maximum: maximumResponse,
          onEnd: () => request.signal.removeEventListener('abort', leave),
          onFailure: (error) => {
            // A document is read before anything is sent, so a failure can have its own response.
            if (isDocument) return false
            report(error)
            abort.abort(error)
            cutConnection?.()
            return cutConnection !== undefined
          },
        })
        if (!isDocument) {
          const length = readLength(answer.headers)
          if (length !== undefined) headers.set('Content-Length', length)
          return new Response(stream, { status, headers })
        }
        const document = await readLimited(stream, maximumDocument)
        if (!document) {
          throw new GatewayFailure(`Its version document is larger than ${maximumDocument / 1024} KiB.`)
        }
        const text = rewriteLinks(
          new TextDecoder().decode(document),
          `${publicUrl ?? url.origin}${upstream.mount}`,
        )
        return new Response(text, { status, headers })
      } catch (error) {
        const { status, message } = report(error)
        abort.abort(error)
        return refuse(
          status,
          `The gateway got no response from ${upstream.name} at ${upstream.origin}. ${message}`,
        )
      }
    },
  }
}

/** Rewrites `Location` to a path of this origin; other addresses are dropped. */
function readLocation(answer: Response, { upstream, target }: Route, routes: Routes): string | undefined {
  const { status } = answer
  const location = answer.headers.get('Location')
  const address = location !== null && URL.canParse(location, target) ? new URL(location, target) : undefined
  const path = address && routes.toLocal(address, upstream)
  const isRedirect = [301, 302, 303, 307, 308].includes(status)
  if (path !== undefined || !isRedirect) return path
  const place = address ? `to ${address.origin}${address.pathname}` : 'without a valid address'
  throw new GatewayFailure(
    `It redirects ${place}, which the gateway does not follow. Start the dashboard with the final address in ${upstream.option}.`,
  )
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
}

/** An error in Keystone's format, so that clients show its text. */
function refuse(status: number, message: string, more: Record<string, string> = {}): Response {
  const headers = ownHeaders()
  for (const [name, value] of Object.entries(more)) headers.set(name, value)
  return new Response(JSON.stringify({ error: { code: status, title: titles[status], message } }), {
    status,
    headers,
  })
}
