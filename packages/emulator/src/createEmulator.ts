import { type FleetOptions, startFleet } from './agent/fleet/startFleet.js'
import { createAuthenticate } from './keystone/createAuthenticate.js'
import { createKeystoneApp } from './keystone/createKeystoneApp.js'
import { defaultSeed } from './keystone/defaultSeed.js'
import { createKeystone, type Keystone } from './keystone/keystone.js'
import { applySeed, type Seed } from './keystone/seed.js'
import { createMonascaApp } from './monasca/createMonascaApp.js'
import { createOidc } from './oidc/createOidc.js'
import type { OidcOptions } from './oidc/oidcOptions.js'
import { addCorsHeaders, answerPreflight } from './server/cors.js'
import { type ListenOptions, listen } from './server/listen.js'
import type { Listener } from './server/startServer.js'
import { openStore } from './store/openStore.js'
import { createTime } from './time/createTime.js'

/** What `createEmulator` can be told. */
export type EmulatorOptions = {
  /** Folder that the data is kept in, created if it is missing. @default the data lives in memory */
  dataDir?: string | undefined
  /** The present time in milliseconds since the epoch. @default Date.now */
  clock?: (() => number) | undefined
  /** Seconds that a new token lives. @default 3600 */
  tokenTtl?: number | undefined
  /** What an empty store begins with. @default `defaultSeed`: mini-mon, admin, reader and agent */
  seed?: Seed | undefined
  /**
   * Simulated hosts in the project `mini-mon`, with a past, alarm definitions and alarms. Requests are answered
   * when the past has been written: for 8 hosts and 24 hours after about a second. @default false
   */
  fleet?: FleetOptions | false | undefined
  /**
   * The OpenID provider that Keystone trusts, which listens beside it; `false` for none. The program behind it is
   * loaded when somebody first asks it for something. Its time is the machine's, whatever `clock` says.
   */
  oidc?: OidcOptions | false | undefined
}

/** A Keystone and a Monasca in one process. */
export type Emulator = {
  /**
   * Answers a request in process, without a port. It takes what the platform's `fetch` takes, and can stand in
   * its place. Links and catalog lead to the origin of the request.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>
  /** Serves HTTP as well, and starts the OpenID provider. @throws `ListenError` when a port is taken */
  listen(options?: ListenOptions): Promise<Listener>
  /** Address of the OpenID provider, such as `http://127.0.0.1:8071`; `undefined` while it does not listen. */
  readonly issuer: string | undefined
  /**
   * Moves the emulator's clock on, beyond what `clock` says. What falls due on the way happens at its own time: alarms
   * are evaluated, notifications sent and repeated, simulated hosts measured. `advance(0)` does what is due now.
   *
   * @param milliseconds how far, 0 or more
   */
  advance(milliseconds: number): Promise<void>
  /** Ends everything, open connections included; further calls do nothing. */
  close(): Promise<void>
}

/**
 * Makes a Keystone (below `/identity`) and a Monasca (below `/v2.0`) that share one origin.
 *
 * @throws `StoreError` when `dataDir` cannot be used
 * @throws `Error` when there is a fleet, but no project for it
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
  const {
    dataDir,
    clock: givenClock = Date.now,
    tokenTtl,
    seed = defaultSeed,
    fleet = false,
    oidc: oidcOptions = {},
  } = options
  const store = openStore({ dataDir })
  const time = createTime(givenClock)
  const clock = time.now
  const oidc = oidcOptions === false ? undefined : createOidc(store, oidcOptions)
  const keystone = createKeystone({ store, clock, tokenTtl, trustedProvider: oidc })
  applySeed(keystone, seed)
  const keystoneApp = createKeystoneApp(keystone)
  const monascaApp = createMonascaApp({ store, clock, authenticate: createAuthenticate(keystone) })
  const running = fleet ? startFleet({ store, clock, projectId: fleetProject(keystone) }, fleet) : undefined
  // Told to those who ask; until then it must not end the process.
  running?.ready.catch(() => {})
  const listeners: Listener[] = []
  let closed: Promise<void> | undefined

  const answer = async (request: Request): Promise<Response> => {
    await running?.ready
    if (closed) return new Response('The emulator is closed.', { status: 503 })
    const { pathname } = new URL(request.url)
    const app = /^\/identity(\/|$)/.test(pathname) ? keystoneApp : monascaApp
    return app.fetch(request)
  }

  const emulator: Emulator = {
    async fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init)
      request.signal.throwIfAborted()
      const response = answerPreflight(request)
      if (response) return response
      const answered = await answer(request)
      request.signal.throwIfAborted()
      addCorsHeaders(request, answered)
      return answered
    },
    async listen(where) {
      const listener = await listen(emulator.fetch, where)
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
      await running?.ready
      return time.advance(milliseconds)
    },
    close() {
      const servers = [oidc, ...listeners]
      closed ??= Promise.all([
        running?.stop(),
        time.close(),
        ...servers.map((server) => server?.close()),
      ]).then(() => store.close())
      return closed
    },
  }
  return emulator
}

function fleetProject(keystone: Keystone): string {
  const project = keystone.projects.projectByName('mini-mon', 'default')
  if (!project)
    throw new Error('A fleet needs a project "mini-mon" in the domain "Default"; the seed has none.')
  return project.id
}
