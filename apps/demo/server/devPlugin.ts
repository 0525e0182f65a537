import type { Plugin } from 'vite'
import { emulatorPaths, inboxPath, isBackendPath } from './app.js'
import { withSettings } from './signInSettings.js'

/**
 * Mounts the emulator in Vite's development server, on the same paths as in production and from the packages'
 * sources.
 */
export function embeddedServer(): Plugin {
  let page = (html: string) => Promise.resolve(html)
  return {
    name: 'embedded-keystone-and-monasca',
    apply: 'serve',
    configureServer(server) {
      const { allowedHosts } = server.config.server
      const stop = new AbortController()
      const started = server.ssrLoadModule('/server/embedded.ts').then(async (module) => {
        const { embeddedSignIn, startEmbedded } = module as typeof import('./embedded.js')
        const running = startEmbedded({
          fleet: 8,
          allowedHosts: Array.isArray(allowedHosts) ? allowedHosts : [],
          signal: stop.signal,
          onError: (error) => server.config.logger.warn(String(error), { timestamp: true }),
        })
        const { url } = await running.listen({ port: 0 })
        return { running, url, signIn: { provider: embeddedSignIn(running, 'localhost').provider } }
      })
      const emulator = started.then(({ running }) => running)
      page = async (html) => withSettings(html, 'emulator', (await started).signIn)
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname
        if (path === inboxPath) {
          void started.then(({ url }) => response.writeHead(302, { Location: url + inboxPath }).end())
          return
        }
        if (!isBackendPath(path) && !emulatorPaths.includes(path)) return next()
        // Vite checks the host of a request as well, unless its `allowedHosts` is true.
        void emulator.then((running) => running.handle(request, response))
      })
      server.httpServer?.once('close', () => {
        stop.abort()
        void emulator.then((running) => running.close())
      })
    },
    transformIndexHtml: (html) => page(html),
  }
}
