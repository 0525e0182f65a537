import { startFleet } from '../agent/fleet/startFleet.js'
import { createEngine } from '../engine/createEngine.js'
import { createFaults, type Faults } from '../faults/createFaults.js'
import { addCorsHeaders, answerPreflight } from '../http/cors.js'
import { createHostGuard } from '../http/hosts/createHostGuard.js'
import { type ListenOptions, listen } from '../http/listen.js'
import { type NodeHandler, nodeHandler } from '../http/nodeHandler.js'
import { icon, iconHeaders, iconPath } from '../http/pages/icon.js'
import type { Listener } from '../http/startServer.js'
import { createKeystoneApp } from '../keystone/createKeystoneApp.js'
import { createKeystone, type Keystone } from '../keystone/model/keystone.js'
import { applySeed } from '../keystone/seed/applySeed.js'
import { defaultSeed } from '../keystone/seed/defaultSeed.js'
import { createAuthenticate } from '../keystone/tokens/createAuthenticate.js'
import { createManagementApp, refuseForeign } from '../management/createManagementApp.js'
import { isLocal } from '../management/isLocal.js'
import { createMonascaApp } from '../monasca/createMonascaApp.js'
import { createNotifier } from '../notifications/createNotifier.js'
import { defaultNotificationTypes } from '../notifications/notificationTypes.js'
import { createOidc } from '../oidc/createOidc.js'
import { openStore } from '../store/openStore.js'
import { startRetention } from '../store/startRetention.js'
import { storageProblem } from '../store/storageProblem.js'
import type { Store } from '../store/store.js'
import { StoreError } from '../store/storeError.js'
import { createTime } from '../time/createTime.js'
import { createWaits } from '../time/createWaits.js'
import { checkParameter, number } from '../validation/schemas.js'
import { checkEmulatorOptions, longestTime } from './checkEmulatorOptions.js'
import type { EmulatorOptions } from './emulatorOptions.js'

/** Keystone and Monasca in one process. */
export type Emulator = {
  /**
   * Answers a request in process, without a port. It takes the same arguments as the platform's `fetch` and can replace
   * it. Links and catalog use the origin of the request.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>
  /** Answers a request of a Node server, to mount the emulator in it. This does not start the OpenID provider. */
  handle: NodeHandler
  /** Serves HTTP as well, and starts the OpenID provider. @throws `ListenError` if a port is taken */
  listen(options?: ListenOptions): Promise<Listener>
  /** Address of the OpenID provider, such as `http://127.0.0.1:8071`; `undefined` while it does not listen. */
  readonly issuer: string | undefined
  /** The faults of requests to Keystone and Monasca; none by default. */
  readonly faults: Faults
  /**
   * Moves the emulator's clock forward, ahead of `clock`. Everything that falls due in between happens at its own time:
   * alarms are evaluated, notifications sent and repeated, simulated hosts measured. `advance(0)` does what is due now.
   *
   * @param milliseconds how far, 0 or more
   * @throws `InvalidParameterError` for anything else, and for more than a hundred years
   */
  advance(milliseconds: number): Promise<void>
  /** Stops everything, including open connections; further calls do nothing. */
  close(): Promise<void>
}

/**
 * Creates a Keystone (below `/identity`) and a Monasca (below `/v2.0`) that share one origin.
 *
 * @throws `InvalidParameterError` for an unknown option or an invalid value
 * @throws `FaultRuleError` for an invalid rule in `faults`
 * @throws `StoreError` if `dataDir` cannot be used
 * @throws `Error` if there is a fleet but no project for it
 * @example
 * ```ts
 * const emulator = createEmulator()
 * const client = createClient({
 *   authUrl: 'http://emulator.test/identity',
 *   username: 'mini-mon',
 *   password: 'password',
 *   projectName: 'mini-mon',
 *   fetch: emulator.fetch,
 * })
 * await emulator.close()
 * ```
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  checkEmulatorOptions(options)
  const store = openStore({ dataDir: options.dataDir })
  try {
    return start(store, options)
  } catch (error) {
    store.close()
    const problem = storageProblem(error)
    throw problem === undefined ? error : new StoreError(problem, { cause: error })
  }
}

function start(store: Store, options: EmulatorOptions): Emulator {
  const {
    allowedHosts,
    clock: givenClock = Date.now,
    tokenTtl,
    seed = defaultSeed,
    fleet = false,
    notificationTypes = defaultNotificationTypes,
    webhookHosts = [],
    retention = {},
    faults: faultsOptions = {},
    oidc: oidcOptions = {},
    quirks,
  } = options
  const time = createTime(() => givenClock() + faults.clockShift)
  const waits = createWaits(time)
  const { faults, apply } = createFaults(waits)
  faults.set(faultsOptions.rules ?? [], faultsOptions.seed)
  const clock = time.now
  const oidc = oidcOptions === false ? undefined : createOidc(store, oidcOptions, allowedHosts)
  const keystone = createKeystone({ store, clock, tokenTtl, trustedProvider: oidc })
  applySeed(keystone, seed)
  const keystoneApp = createKeystoneApp(keystone)
  const types = notificationTypes.map((type) => type.toUpperCase())
  const notifier = createNotifier({ store, time, types, webhookHosts })
  const engine = createEngine(
    {
      store,
      time,
      onTransition: (projectId, transition, live) =>
        live ? notifier.notify(projectId, transition) : notifier.recordPast(projectId, transition),
    },
    options.engine,
  )
  const authenticate = createAuthenticate(keystone)
  const monascaApp = createMonascaApp({
    store,
    clock,
    engine,
    notificationTypes: types,
    quirks,
    authenticate,
  })
  const running = fleet
    ? startFleet({ store, time, engine, projectId: fleetProject(keystone) }, fleet)
    : undefined
  const managementApp = createManagementApp({
    store,
    time,
    notifier,
    faults: faultsOptions.http === true ? faults : undefined,
  })
  const stopRetention = startRetention(store, time, retention)
  const begin = (): void => {
    engine.start()
    notifier.start()
  }
  // Not before the past has been written: it would be too late for it.
  if (running === undefined) begin()
  else running.ready.then(begin, () => {})
  const listeners: Listener[] = []
  let closed: Promise<void> | undefined

  const shut = async (): Promise<void> => {
    notifier.close()
    stopRetention()
    waits.stop()
    await Promise.all([
      running?.stop(),
      time.close(),
      ...[oidc, ...listeners].map((server) => server?.close()),
    ])
    engine.close()
    store.close()
  }

  const answer = async (request: Request, peer: string | undefined): Promise<Response> => {
    await running?.ready
    if (closed) return isClosed()
    const { pathname } = new URL(request.url)
    if (/^\/emulator(\/|$)/.test(pathname)) {
      return isLocal(request, peer) ? managementApp.fetch(request) : refuseForeign()
    }
    if (pathname === iconPath) return new Response(icon, { headers: iconHeaders })
    const app = /^\/identity(\/|$)/.test(pathname) ? keystoneApp : monascaApp
    const response = await apply(request, async (passed) => (closed ? isClosed() : app.fetch(passed)))
    if (faults.clockShift !== 0) response.headers.set('Date', new Date(time.now()).toUTCString())
    return response
  }

  /** `peer` is the client's address, if the request comes over HTTP. */
  const respond = async (request: Request, peer?: string | undefined): Promise<Response> => {
    request.signal.throwIfAborted()
    const response = answerPreflight(request)
    if (response) return response
    const answered = await answer(request, peer)
    request.signal.throwIfAborted()
    addCorsHeaders(request, answered)
    return answered
  }

  return {
    async fetch(input, init) {
      return respond(input instanceof Request && init === undefined ? input : new Request(input, init))
    },
    handle: nodeHandler(respond, createHostGuard({ allowedHosts })),
    faults,
    async listen(where) {
      const listener = await listen(respond, where, allowedHosts)
      listeners.push(listener)
      const { port: requestedPort, host = '127.0.0.1' } = where ?? {}
      try {
        await oidc?.listen({ port: listener.port, host, requestedPort })
      } catch (error) {
        await listener.close()
        throw error
      }
      await running?.ready
      return listener
    },
    get issuer() {
      return oidc?.issuer()
    },
    async advance(milliseconds) {
      checkParameter(advanceSchema, milliseconds, 'milliseconds')
      await running?.ready
      return time.advance(milliseconds)
    },
    close() {
      closed ??= shut()
      return closed
    },
  }
}

const advanceSchema = number(0, 1000 * longestTime)

function isClosed(): Response {
  return new Response('The emulator is closed.', { status: 503 })
}

function fleetProject(keystone: Keystone): string {
  const project = keystone.projects.byName('mini-mon', 'default')
  if (!project)
    throw new Error('A fleet needs a project "mini-mon" in the domain "Default"; the seed has none.')
  return project.id
}
