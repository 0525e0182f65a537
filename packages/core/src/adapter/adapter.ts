import type { EndpointFilter } from '../access/index.js'
import type { EndpointData, VersionFilter, VersionInput } from '../discovery/index.js'
import type { AuthPlugin } from '../identity/index.js'
import type { AuthOptions, Session, SessionRequest, SessionResponse } from '../session/internal.js'
import type { RequestPolicy } from '../transport/index.js'
import type { AllVersionData, GetAllVersionDataParameters } from './getAllVersionData.js'
import type { EndpointDataParameters } from './getEndpointData.js'

/** Selects a microversion of a service. Monasca has none. */
export type Microversion = {
  /** Sent as `OpenStack-API-Version` and, where a service has one, in its older header. */
  microversion?: VersionInput | undefined
  /** @default the service type of the request */
  microversionServiceType?: string | undefined
}

/** Defaults for requests through an adapter. */
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
    /** Overrides the catalog's URL; `%(project_id)s` and `%(user_id)s` in it are replaced with the token's ids. */
    endpointOverride?: string | undefined
    /** Overrides the session's plugin. */
    auth?: AuthPlugin | undefined
    /** Override the session's headers, and are overridden by those of a request. */
    additionalHeaders?: Readonly<Record<string, string>> | undefined
    defaultMicroversion?: VersionInput | undefined
  }

export type AdapterOptions = AdapterDefaults & {
  /** Requests started per second; creates a limiter. @default no limit */
  rateLimit?: number | undefined
  /** Concurrent requests; creates a limiter. @default no limit */
  concurrency?: number | undefined
}

/** A request through an adapter: a path below the service's URL, or a full URL. */
export type AdapterRequest = Omit<SessionRequest, 'endpointFilter'> &
  Microversion & {
    /** Missing members come from the adapter. */
    endpointFilter?: (EndpointFilter & VersionFilter) | undefined
  }

/** A session with defaults for one service. Can be used wherever a session can. */
export type Adapter = Omit<Session, 'request' | 'getEndpoint'> & {
  /** The underlying session. */
  readonly session: Session
  /** The defaults of this adapter, merged with those of the adapters that it wraps. */
  readonly defaults: AdapterDefaults
  request(request: AdapterRequest): Promise<SessionResponse>
  /** The URL of the service; `endpointOverride` unchanged. */
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
