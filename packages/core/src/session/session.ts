import type { AccessInfo, EndpointFilter } from '../access/index.js'
import type { AuthPlugin, WaitOptions } from '../identity/index.js'
import type { BodyDecoder, Query, RequestPolicy, TransportResponse } from '../transport/index.js'

/** A request that a session authorises and sends. */
export type SessionRequest = RequestPolicy & {
  /** @default 'GET' */
  method?: string | undefined
  /** An address, or, together with `endpoint` or `endpointFilter`, a path below it. */
  url: string
  /** Takes the place of the catalog's address. In it, `%(project_id)s` and `%(user_id)s` become those of the token. */
  endpointOverride?: string | undefined
  /** The same as `endpointOverride`, which wins. */
  endpoint?: string | undefined
  /** Which address of the catalog `url` is below. */
  endpointFilter?: (EndpointFilter & { serviceType: string }) | undefined
  query?: Query | undefined
  /** Sent as JSON; `undefined` and `null` send no body. */
  body?: unknown
  /** A token among them gives way to the plugin's. */
  headers?: Readonly<Record<string, string>> | undefined
  /** Takes the place of the session's plugin, for this request. */
  auth?: AuthPlugin | undefined
  /** Whether to add a token. @default true */
  authenticated?: boolean | undefined
  /** Whether to authenticate again and repeat once after a 401. @default true */
  allowReauth?: boolean | undefined
  /**
   * Whether a redirect to another origin that `trustedOrigins` does not list is an `UntrustedOriginError`. Without this a
   * read goes there without credentials. @default false
   */
  sameOrigin?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds; 0 waits for ever. @default the session's `timeout` */
  timeout?: number | undefined
  /** Repetitions of a read after a failure that may pass. @default the session's `retries` */
  retries?: number | undefined
  /** Decodes the body of a successful answer while it arrives, in the place of JSON; made anew for each attempt. */
  decode?: (() => BodyDecoder) | undefined
  /** `false`: an answer of status 400 or above is returned, not thrown, once all repetitions are used up. @default true */
  raiseExc?: boolean | undefined
  /** Sent as `X-Openstack-Request-Id`, to find one errand in the logs of several services. */
  globalRequestId?: string | undefined
  /** The header `User-Agent` as it stands. Ignored in browsers. @default the session's */
  userAgent?: string | undefined
  /** The address of the client for whom this is sent on: the header `Forwarded`. @default the session's */
  originalIp?: string | undefined
}

/** An answer, its JSON parsed; of status below 400, unless `raiseExc` is off. */
export type SessionResponse = TransportResponse

/** A project that the user has a role on. */
export type Project = {
  id: string
  name: string
  /** `undefined` in Keystone's v2.0 API. */
  domainId: string | undefined
  description: string | undefined
  enabled: boolean
}

/** What steers a question about authentication. */
export type AuthOptions = WaitOptions & {
  /** Takes the place of the session's plugin. */
  auth?: AuthPlugin | undefined
}

/** How long one exchange with a server took. */
export type Timing = {
  method: string
  /** Without query and credentials. */
  url: string
  /** Milliseconds. */
  elapsed: number
}

/**
 * Sends authorised requests to OpenStack services: adds the token, finds endpoints in the catalog, and authenticates
 * again when a service refuses the token. Made by `createSession`.
 */
export type Session = {
  readonly auth: AuthPlugin
  /**
   * Opaque text for who is signed in, where and for which project: the first part of cache keys. Never a secret. That
   * of a session manager's session changes with its user and project.
   */
  readonly scope: string
  request(request: SessionRequest): Promise<SessionResponse>
  /** The token in use, authenticating if need be; `undefined` for plugins that work without. */
  getToken(options?: AuthOptions): Promise<string | undefined>
  /** What Keystone says about the token in use. */
  getAccess(options?: AuthOptions): Promise<AccessInfo>
  /** The headers that authorise a request, for those who send it themselves. */
  getHeaders(options?: AuthOptions): Promise<Readonly<Record<string, string>>>
  /** The address of a service, from the catalog. */
  getEndpoint(filter: EndpointFilter & { serviceType: string }, options?: AuthOptions): Promise<string>
  getUserId(options?: AuthOptions): Promise<string | undefined>
  getProjectId(options?: AuthOptions): Promise<string | undefined>
  /** The projects that the user could ask a token for: `GET /v3/auth/projects`. */
  listProjects(options?: AuthOptions): Promise<Project[]>
  /** What exchanges took so far, authentication, redirects and failures included; empty without `collectTiming`. */
  getTimings(): readonly Timing[]
  /** Forgets the timings. */
  resetTimings(): void
  /** Forgets the token; the next request authenticates. Returns whether there was one. */
  invalidate(): boolean
}
