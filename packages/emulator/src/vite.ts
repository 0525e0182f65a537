import type { IncomingMessage, ServerResponse } from 'node:http'
import { createEmulator, type Emulator } from './emulator/createEmulator.js'
import type { EmulatorOptions } from './emulator/emulatorOptions.js'
import { isAllowedHostsEntry } from './http/hosts/allowedHosts.js'

/** The part of Vite's servers that the plugin uses, so that Vite need not be installed. */
export type ViteServer = {
  middlewares: {
    use(handler: (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void): unknown
  }
  httpServer: { once(event: string, listener: () => void): unknown } | null
  config?: { server?: ViteHosts; preview?: ViteHosts } | undefined
}

type ViteHosts = { host?: unknown; allowedHosts?: unknown } | undefined

/** A Vite plugin. */
export type EmulatorPlugin = {
  name: string
  apply: 'serve'
  configureServer(server: ViteServer): void
  configurePreviewServer(server: ViteServer): void
  closeBundle(): Promise<void>
}

/** Prefixes of the paths that the emulator answers. */
const paths = /^\/(identity|v2\.0|healthcheck|emulator)(\/|\?|$)/

/**
 * Mounts an emulator in Vite's development and preview servers: Keystone at `/identity`, Monasca at `/v2.0`, on the
 * same origin as the page, so that neither CORS nor a proxy is needed. The OpenID provider has a separate, free port
 * and accepts requests from pages on this machine; `oidc: false` disables it. The emulator starts and stops with the
 * server; where Vite is a middleware, it starts with the first request. It answers to the hosts in Vite's
 * `allowedHosts` and `host`, and to those in its own `allowedHosts`; Vite's `allowedHosts: true` is ignored.
 *
 * @example
 * ```ts
 * import { monascaEmulator } from '@monasca/emulator/vite'
 * import { defineConfig } from 'vite'
 *
 * export default defineConfig({
 *   plugins: [monascaEmulator({ fleet: { hosts: 8, hours: 24 } })],
 * })
 * ```
 */
export function monascaEmulator(options: EmulatorOptions = {}): EmulatorPlugin {
  let viteHosts: readonly string[] = []
  let started: Promise<Emulator> | undefined

  // Not before it is needed: a restarting server sets up the new one while the old one still has the data folder.
  const start = (): Promise<Emulator> => {
    started ??= (async () => {
      const emulator = createEmulator({
        ...options,
        allowedHosts: [...(options.allowedHosts ?? []), ...viteHosts],
      })
      // Only the provider needs a port.
      if (options.oidc !== false) await emulator.listen({ port: 0 })
      return emulator
    })()
    return started
  }

  const close = async (): Promise<void> => {
    const ending = started
    started = undefined
    await ending?.then(
      (emulator) => emulator.close(),
      () => {},
    )
  }

  const mount = ({ middlewares, httpServer }: ViteServer, hosts: ViteHosts): void => {
    viteHosts = readHosts(hosts)
    middlewares.use((incoming, outgoing, next) => {
      if (!paths.test(incoming.url ?? '')) return next()
      start().then(
        (emulator) => emulator.handle(incoming, outgoing),
        (error: unknown) => {
          outgoing.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' })
          outgoing.end(
            `The emulator could not start: ${error instanceof Error ? error.message : String(error)}`,
          )
        },
      )
    })
    // A failure is reported in the replies to requests.
    httpServer?.once('listening', () => void start().catch(() => {}))
    httpServer?.once('close', () => void close())
  }

  return {
    name: 'monasca-emulator',
    apply: 'serve',
    configureServer: (server) => mount(server, server.config?.server),
    configurePreviewServer: (server) => mount(server, server.config?.preview),
    closeBundle: close,
  }
}

/** The hosts that Vite itself answers to; other values are left to Vite. */
function readHosts({ host, allowedHosts }: NonNullable<ViteHosts> = {}): string[] {
  const given: unknown[] = [host, ...(Array.isArray(allowedHosts) ? allowedHosts : [])]
  return given.filter((name) => typeof name === 'string').filter(isAllowedHostsEntry)
}
