import { createServer } from 'node:http'
import type { AllowedHosts } from '../http/hosts/allowedHosts.js'
import { createHostGuard, type HostGuard } from '../http/hosts/createHostGuard.js'
import { icon, iconHeaders, iconPath } from '../http/pages/icon.js'
import { ListenError, type Listener, startServer, timeouts } from '../http/startServer.js'
import type { TrustedProvider } from '../keystone/federation/assertion.js'
import { storageProblem } from '../store/storageProblem.js'
import type { Store } from '../store/store.js'
import { keystoneClient } from './clients.js'
import { createProvider, type StartedProvider } from './createProvider.js'
import { oidcMigrations } from './migrations.js'
import type { OidcOptions } from './oidcOptions.js'
import { readBearer } from './readBearer.js'

/** An OpenID provider that is set up on its first request. */
export type Oidc = TrustedProvider & {
  /** Starts to listen; further calls do nothing. @throws `ListenError` */
  listen(keystone: { port: number; host: string; requestedPort: number | undefined }): Promise<void>
  close(): Promise<void>
}

/** Creates the OpenID provider. Its issuer is the address it listens on, so it is set up once the port is known. */
export function createOidc(store: Store, options: OidcOptions, allowedHosts?: AllowedHosts): Oidc {
  store.migrate('oidc', oidcMigrations)
  let listening: Promise<Listener> | undefined
  let issuer: string | undefined
  let ready: Promise<StartedProvider> | undefined

  const start = () => {
    if (issuer === undefined) return undefined
    ready ??= createProvider(issuer, store, options)
    return ready
  }
  let guard: HostGuard | undefined
  const server = createServer(timeouts(), (request, response) => {
    if (!guard?.(request, response)) return
    if (request.url === iconPath) {
      response.writeHead(200, iconHeaders).end(icon)
      return
    }
    start()?.then(
      ({ provider }) => void provider.callback()(request, response),
      (error: unknown) => {
        // The next request tries again.
        ready = undefined
        const problem = storageProblem(error)
        response.writeHead(problem === undefined ? 500 : 503, { 'Content-Type': 'text/plain; charset=utf-8' })
        response.end(problem ?? 'The OpenID provider could not start.')
      },
    )
  })

  return {
    client: keystoneClient,
    issuer: () => issuer,
    async readBearer(bearer) {
      const started = await start()
      return started && readBearer(started, bearer)
    },
    async listen({ port, host, requestedPort }) {
      guard ??= createHostGuard({ host, allowedHosts })
      const wanted = options.port ?? (requestedPort === 0 ? 0 : port + 1)
      const names = { option: 'oidc.port', argument: '--oidc-port' }
      listening ??= startServer(server, { port: wanted, host, names }).catch((error: unknown) => {
        if (options.port !== undefined || !(error instanceof ListenError)) throw error
        return startServer(server, { port: 0, host, names })
      })
      issuer = (await listening).url
    },
    async close() {
      const listener = await listening?.catch(() => undefined)
      issuer = undefined
      await listener?.close()
    },
  }
}
