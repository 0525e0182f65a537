import { type DiscoveredVersion, parseVersions } from '../discovery/index.js'
import {
  ConnectionError,
  HttpRequestError,
  InvalidResponseError,
  UnauthorizedError,
} from '../errors/index.js'
import { abortable } from '../identity/internal.js'
import type { AuthOptions, Session } from '../session/internal.js'

/** Version documents by URL. */
export type DiscoveryCache = Map<string, readonly DiscoveredVersion[]>

type Documents = { known: DiscoveryCache; running: Map<string, Promise<Document>> }
type Document = readonly DiscoveredVersion[] | undefined

/** The documents read by sessions and plugins; released together with them. */
const documentsOf = new WeakMap<object, Documents>()

function getDocuments(owner: object): Documents {
  const documents = documentsOf.get(owner) ?? { known: new Map(), running: new Map() }
  documentsOf.set(owner, documents)
  return documents
}

/** Whether the URL did not respond, or responded without a version document. */
function isMiss(error: unknown): boolean {
  return [HttpRequestError, ConnectionError, InvalidResponseError].some((kind) => error instanceof kind)
}

/** Microversions that services with a bare version document send in headers. */
function findHeader(headers: Headers, end: string): string | undefined {
  const name = [...headers.keys()].find((key) => key.startsWith('x-openstack') && key.endsWith(end))
  return (name && headers.get(name)) || undefined
}

async function load(session: Session, url: string, options: AuthOptions): Promise<Document> {
  // The origin of the document decides where tokens go.
  const request = { url, auth: options.auth, sameOrigin: true }
  try {
    const {
      body,
      headers,
      url: end,
    } = await session.request({ ...request, authenticated: false }).catch((error: unknown) => {
      // Monasca's documents, among others, require a token.
      if (error instanceof UnauthorizedError) return session.request(request)
      throw error
    })
    return parseVersions(body, end)?.map((entry) => ({
      ...entry,
      minMicroversion: entry.minMicroversion ?? findHeader(headers, '-api-minimum-version'),
      maxMicroversion: entry.maxMicroversion ?? findHeader(headers, '-api-maximum-version'),
    }))
  } catch (error) {
    if (isMiss(error)) return undefined
    throw error
  }
}

/**
 * Reads a version document: first without a token, then, after a 401, with the plugin's token. Each document is read
 * once per session, plugin or given cache; failures are not cached.
 */
export async function readDocument(
  session: Session,
  address: string,
  options: AuthOptions & { cache?: DiscoveryCache | undefined } = {},
): Promise<Document> {
  const key = address.replace(/^([a-z]+:\/\/[^/?#]+)\/$/i, '$1')
  const ofSession = getDocuments(session)
  const caches = [ofSession.known, getDocuments(options.auth ?? session.auth).known]
  if (options.cache) caches.unshift(options.cache)
  let document = caches.find((cache) => cache.has(key))?.get(key)
  if (!document) {
    let running = ofSession.running.get(key)
    if (!running) {
      // Others may share it, so one caller's signal must not abort it.
      running = load(session, address, { auth: options.auth }).finally(() => ofSession.running.delete(key))
      ofSession.running.set(key, running)
    }
    document = await abortable(running, options.signal)
  }
  if (document) for (const cache of caches) cache.set(key, document)
  return document
}
