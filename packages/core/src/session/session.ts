import type { AccessInfo, EndpointFilter } from '../access/index.js'
import type { AuthPlugin, WaitOptions } from '../identity/index.js'
import type { BodyDecoder, Query, RequestPolicy, TransportResponse } from '../transport/index.js'

/** A request of `session.request`: the URL, how to find it in the catalog, and how to send it. */
export type SessionRequest = RequestPolicy & {
  /** @default 'GET' */
  method?: string | undefined
  /** A URL, or a path below `endpoint` or `endpointFilter`. */
  url: string
  /** Replaces the URL of the catalog. `%(project_id)s` and `%(user_id)s` in it become the ids of the token. */
  endpointOverride?: string | undefined
  /** The same as `endpointOverride`, which takes precedence. */
  endpoint?: string | undefined
  /** Selects the endpoint of the catalog that `url` is below. */
  endpointFilter?: (EndpointFilter & { serviceType: string }) | undefined
  query?: Query | undefined
  /** Sent as JSON; `undefined` and `null` send no body. */
  body?: unknown
  /** The plugin's token replaces one in here. */
  headers?: Readonly<Record<string, string>> | undefined
  /** Replaces the session's plugin for this request. */
  auth?: AuthPlugin | undefined
  /** Whether to add a token. @default true */
  authenticated?: boolean | undefined
  /** Whether to authenticate again and retry once after a 401. @default true */
  allowReauth?: boolean | undefined
  /**
   * Whether a redirect to an origin outside `trustedOrigins` throws `UntrustedOriginError`. Otherwise a read follows it
   * without credentials. @default false
   */
  sameOrigin?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds; 0 disables the timeout. @default the session's `timeout` */
  timeout?: number | undefined
  /** How often to retry a read after a transient failure. @default the session's `retries` */
  retries?: number | undefined
  /** Decodes the body of a successful response while it arrives, instead of as JSON; created for each attempt. */
  decode?: (() => BodyDecoder) | undefined
  /** `false` returns a response with status 400 or above, after all retries, instead of throwing. @default true */
  raiseExc?: boolean | undefined
  /** Sent as `X-Openstack-Request-Id`, to find one operation in the logs of several services. */
  globalRequestId?: string | undefined
  /** The complete header `User-Agent`. Ignored in browsers. @default the session's */
  userAgent?: string | undefined
  /** The IP address of the client this is forwarded for: the header `Forwarded`. @default the session's */
  originalIp?: string | undefined
}

/** A response with parsed JSON. Its status is below 400, unless `raiseExc` is `false`. */
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

/** Options of calls that may authenticate. */
export type AuthOptions = WaitOptions & {
  /** Replaces the session's plugin. */
  auth?: AuthPlugin | undefined
}

/** The duration of one exchange with a server. */
export type Timing = {
  method: string
  /** Without query and credentials. */
  url: string
  /** Milliseconds. */
  elapsed: number
}

/**
 * Sends authorised requests to OpenStack services: adds the token, finds endpoints in the catalog, and authenticates
 * again when a service refuses the token. Created by `createSession`.
 */
export type Session = {
  readonly auth: AuthPlugin
  /**
   * Opaque text for the user, the Keystone and the project: the first part of cache keys. Never a secret. For a session
   * of a session manager it changes with the user and project.
   */
  readonly scope: string
  request(request: SessionRequest): Promise<SessionResponse>
  /** The current token; authenticates if necessary. `undefined` for plugins that need none. */
  getToken(options?: AuthOptions): Promise<string | undefined>
  /** Keystone's data about the current token. */
  getAccess(options?: AuthOptions): Promise<AccessInfo>
  /** The headers that authorise a request, for requests that you send yourself. */
  getHeaders(options?: AuthOptions): Promise<Readonly<Record<string, string>>>
  /** The URL of a service, from the catalog. */
  getEndpoint(filter: EndpointFilter & { serviceType: string }, options?: AuthOptions): Promise<string>
  getUserId(options?: AuthOptions): Promise<string | undefined>
  getProjectId(options?: AuthOptions): Promise<string | undefined>
  /** The projects that the user has a role on: `GET /v3/auth/projects`. */
  listProjects(options?: AuthOptions): Promise<Project[]>
  /** The exchanges so far, including authentication, redirects and failures; empty without `collectTiming`. */
  getTimings(): readonly Timing[]
  /** Clears the timings. */
  resetTimings(): void
  /** Drops the token; the next request authenticates. Returns whether there was one. */
  invalidate(): boolean
}
