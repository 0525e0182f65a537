/** A plugin, by its class name and option names in this library. */
export type PluginTask = { plugin: string; options: Readonly<Record<string, unknown>> }

/** A request of the session, as in `SessionRequest`. */
export type RequestStep = {
  method?: string
  url: string
  endpointOverride?: string
  endpointFilter?: { serviceType: string; interface?: string; regionName?: string }
  query?: Readonly<Record<string, string | number | boolean>>
  body?: unknown
  headers?: Readonly<Record<string, string>>
  authenticated?: boolean
  allowReauth?: boolean
  raiseExc?: boolean
  statusCodeRetries?: number
  /** Milliseconds here, seconds in Python. */
  statusCodeRetryDelay?: number
  globalRequestId?: string
  userAgent?: string
}

export type Step = 'token' | 'invalidate' | RequestStep

/** A task for our session and for that of keystoneauth1. */
export type Task = {
  auth: PluginTask
  session?: {
    additionalHeaders?: Readonly<Record<string, string>>
    userAgent?: string
    appName?: string
    originalIp?: string
    appVersion?: string
    additionalUserAgent?: readonly (readonly [string, string])[]
  }
  steps: readonly Step[]
}

/** The outcome of a step: a value, or the name of an error. */
export type Outcome = { value: unknown } | { error: string }
