import type { SharedClientOptions } from '../client/index.js'
import type { UserCodePrompt } from '../identity/index.js'
import { warnOnConsole } from '../session/internal.js'
import type { CloudConfiguration } from './config/cloudConfiguration.js'
import { readEnvironment, toVariable } from './config/environment.js'
import { type LoadCloudOptions, type ReadCloud, readCloud } from './config/loadCloud.js'
import { createClient, type NodeClient } from './createClient.js'
import { type CreateSessionOptions, createSession, type NodeSession } from './createSession.js'
import { createLabelledPlugin } from './plugins/createAuthPlugin.js'
import type { PluginOptions } from './plugins/definition.js'

/** Options of a program for a configured session; they override the configuration. */
export type ConfiguredSessionOptions = LoadCloudOptions &
  Omit<CreateSessionOptions, 'auth'> & {
    /**
     * More options for the plugin, by the names of its constructor, such as `passcode: () => askForCode()`. Without
     * `onUserCode`, the device flow prints its code through `onWarning`.
     */
    authOptions?: PluginOptions | undefined
  }

/** Options of a program for a configured client; they override the configuration. */
export type ConfiguredClientOptions = ConfiguredSessionOptions &
  Pick<SharedClientOptions, 'endpoint' | 'serviceType' | 'serviceName' | 'interface'>

/** With `OS_CLOUD`, variables override that cloud, as on the command line; otherwise only variables are used. */
function readFromEnv(options: LoadCloudOptions): ReadCloud {
  const { env = process.env } = options
  if (env['OS_CLOUD']) return readCloud(undefined, options, true)
  const configuration = readEnvironment(env, options)
  const regionName = options.regionName || configuration.regionName
  return { configuration: { ...configuration, regionName }, fromVariables: true }
}

/** Shows the code of the device flow where the program has no other way. */
function showUserCode(warn: (message: string) => void): (prompt: UserCodePrompt) => void {
  return ({ userCode, verificationUri, verificationUriComplete }) =>
    warn(
      `To sign in, open ${verificationUri} and type the code ${userCode}${verificationUriComplete ? `, or open ${verificationUriComplete}` : ''}.`,
    )
}

function createPlugin(read: ReadCloud, options: ConfiguredSessionOptions): CreateSessionOptions['auth'] {
  const { name, authType, authOptions } = read.configuration
  const labels = read.fromVariables
    ? {
        of: toVariable,
        advice: 'Set these environment variables, or choose a cloud of clouds.yaml in OS_CLOUD.',
      }
    : {
        of: (option: string) => `auth.${option}`,
        advice: `Cloud "${name}" in clouds.yaml or secure.yaml must have it.`,
      }
  const onUserCode = showUserCode(options.onWarning ?? warnOnConsole)
  const prompts = authType === 'v3oidcdeviceauthz' ? { onUserCode } : {}
  return createLabelledPlugin(authType, { ...prompts, ...authOptions, ...options.authOptions }, labels)
}

/** The connection options of the configuration; none if the program sets its own. */
function chooseConnections(
  { verify, cert, key }: CloudConfiguration,
  options: ConfiguredSessionOptions,
): Partial<CreateSessionOptions> {
  const { fetch, ca, insecure } = options
  if (fetch) return {}
  const trust = options.verify !== undefined || ca !== undefined || insecure !== undefined ? {} : { verify }
  return options.cert === undefined ? { ...trust, cert, key } : trust
}

function openSession(read: ReadCloud, options: ConfiguredSessionOptions): NodeSession {
  const { authOptions, readFile, cwd, platform, regionName, ...rest } = options
  return createSession({
    ...rest,
    ...chooseConnections(read.configuration, options),
    timeout: options.timeout ?? read.configuration.timeout,
    auth: createPlugin(read, options),
  })
}

function openClient(read: ReadCloud, options: ConfiguredClientOptions): NodeClient {
  const { endpoint, serviceType, serviceName, interface: preference, ...rest } = options
  const { configuration } = read
  const session = openSession(read, rest)
  const client = createClient({
    session,
    endpoint: endpoint ?? configuration.endpoint,
    serviceType: serviceType ?? configuration.serviceType,
    serviceName: serviceName ?? configuration.serviceName,
    interface: preference ?? configuration.interface,
    regionName: configuration.regionName,
    onWarning: options.onWarning,
  })
  return { ...client, close: () => session.close() }
}

/**
 * Creates a session from the environment variables that the OpenStack command line reads: `OS_AUTH_TYPE`,
 * `OS_AUTH_URL`, `OS_USERNAME`, `OS_CACERT`, … With `OS_CLOUD` they override that cloud of `clouds.yaml`.
 *
 * @throws MissingRequiredOptionsError with every missing variable
 * @throws InvalidParameterError, PluginNotSupportedError, CloudsFileError if something is invalid
 * @example
 * ```ts
 * const session = createSessionFromEnv()
 * console.log(await session.getProjectId())
 * ```
 */
export function createSessionFromEnv(options: ConfiguredSessionOptions = {}): NodeSession {
  return openSession(readFromEnv(options), options)
}

/**
 * Creates a client from the environment variables that the OpenStack command line and python-monascaclient read, such
 * as those of an `openrc` file. Monasca's URL is `MONASCA_API_URL`, else the catalog's.
 *
 * @throws MissingRequiredOptionsError with every missing variable
 * @throws InvalidParameterError, PluginNotSupportedError, CloudsFileError if something is invalid
 * @example
 * ```ts
 * const client = createClientFromEnv()
 * const { elements } = await client.metrics.listNames()
 * ```
 */
export function createClientFromEnv(options: ConfiguredClientOptions = {}): NodeClient {
  return openClient(readFromEnv(options), options)
}

/**
 * Creates a session for a cloud of `clouds.yaml`. Without a name, `loadCloud` documents which cloud is used.
 *
 * @throws MissingRequiredOptionsError with everything that is missing in the entry
 * @throws InvalidParameterError, PluginNotSupportedError, CloudsFileError if something is invalid
 * @example
 * ```ts
 * const session = createSessionFromCloud('production')
 * ```
 */
export function createSessionFromCloud(name?: string, options: ConfiguredSessionOptions = {}): NodeSession {
  return openSession(readCloud(name, options, false), options)
}

/**
 * Creates a client for a cloud of `clouds.yaml`. Without a name, `loadCloud` documents which cloud is used. Monasca's
 * URL is `monitoring_endpoint_override`, else the catalog's.
 *
 * @throws MissingRequiredOptionsError with everything that is missing in the entry
 * @throws InvalidParameterError, PluginNotSupportedError, CloudsFileError if something is invalid
 * @example
 * ```ts
 * const client = createClientFromCloud('production', { regionName: 'west' })
 * const { elements } = await client.alarms.list({ state: 'ALARM' })
 * ```
 */
export function createClientFromCloud(name?: string, options: ConfiguredClientOptions = {}): NodeClient {
  return openClient(readCloud(name, options, false), options)
}
