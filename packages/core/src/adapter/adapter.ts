import type { EndpointFilter } from '../access/index.js'
import type { EndpointData, VersionFilter, VersionInput } from '../discovery/index.js'
import type { AuthPlugin } from '../identity/index.js'
import type { AuthOptions, Session, SessionRequest, SessionResponse } from '../session/internal.js'
import type { RequestPolicy } from '../transport/index.js'
import type { AllVersionData, GetAllVersionDataParameters } from './getAllVersionData.js'
import type { EndpointDataParameters } from './getEndpointData.js'

/** A wish for a microversion of a service. Monasca has none. */
export type Microversion = {
  /** Sent as `OpenStack-API-Version` and, where a service has one, in its older header. */
  microversion?: VersionInput | undefined
  /** @default the service type that the request goes to */
  microversionServiceType?: string | undefined
}

/** What requests through an adapter have, unless they say otherwise. */
export type AdapterDefaults = EndpointFilter &
  VersionFilter &
  RequestPolicy &
  Pick<
    EndpointDataParameters,
    'allowDeprecated' | 'allowExperimental' | 'allowUnknown' | 'allowVersionHack'
  > &
  Pick<
    SessionRequest,
    'allowReauth' | 'globalRequestId' | 'originalIp' | 'raiseExc' | 'retries' | 'timeout' | 'userAgent'
  > & {
    /** Takes the place of the catalog's address; `%(project_id)s` and `%(user_id)s` in it become the token's. */
    endpointOverride?: string | undefined
    /** Takes the place of the session's plugin. */
    auth?: AuthPlugin | undefined
    /** Go before those of the session, and after those of a request. */
    additionalHeaders?: Readonly<Record<string, string>> | undefined
    defaultMicroversion?: VersionInput | undefined
  }

/** Options of `createAdapter`. */
export type AdapterOptions = AdapterDefaults & {
  /** Starts per second, in place of `limiter`. @default no limit */
  rateLimit?: number | undefined
  /** Requests at once, in place of `limiter`. @default no limit */
  concurrency?: number | undefined
}

/** A request through an adapter: a path below the service's address, or a full address. */
export type AdapterRequest = Omit<SessionRequest, 'endpointFilter'> &
  Microversion & {
    /** What is missing comes from the adapter, member by member. */
    endpointFilter?: (EndpointFilter & VersionFilter) | undefined
  }

/** A session with defaults for one service. Fits wherever a session does. */
export type Adapter = Omit<Session, 'request' | 'getEndpoint'> & {
  /** The session underneath. */
  readonly session: Session
  /** Those of this adapter and of the adapters that it was made from. */
  readonly defaults: AdapterDefaults
  request(request: AdapterRequest): Promise<SessionResponse>
  /** The address of the service; `endpointOverride` as it stands. */
  getEndpoint(filter?: EndpointFilter & VersionFilter, options?: AuthOptions): Promise<string>
  /** `getEndpointData` for this service. */
  getEndpointData(
    parameters?: EndpointDataParameters,
    options?: AuthOptions,
  ): Promise<EndpointData | undefined>
  /** `getApiMajorVersion` for this service. */
  getApiMajorVersion(
    parameters?: EndpointDataParameters,
    options?: AuthOptions,
  ): Promise<readonly number[] | undefined>
  /** `getAllVersionData` with the plugin of this adapter. */
  getAllVersionData(parameters?: GetAllVersionDataParameters, options?: AuthOptions): Promise<AllVersionData>
}
