import { getRequestListener } from '@hono/node-server'
import type { Plugin } from 'vite'
import { inboxPath, isBackendPath } from './app.js'
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
      const stop = new AbortController()
      const started = server.ssrLoadModule('/server/embedded.ts').then(async (module) => {
        const { embeddedSignIn, startEmbedded } = module as typeof import('./embedded.js')
        const running = startEmbedded({
          fleet: 8,
          signal: stop.signal,
          onError: (error) => server.config.logger.warn(String(error), { timestamp: true }),
        })
        const { url } = await running.listen({ port: 0 })
        return { running, url, signIn: { provider: embeddedSignIn(running).provider } }
      })
      const emulator = started.then(({ running }) => running)
      page = async (html) => withSettings(html, 'emulator', (await started).signIn)
      const listener = getRequestListener(async (request) => (await emulator).fetch(request))
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname
        if (path === inboxPath) {
          void started.then(({ url }) => response.writeHead(302, { Location: url + inboxPath }).end())
          return
        }
        if (!isBackendPath(path)) return next()
        void listener(request, response)
      })
      server.httpServer?.once('close', () => {
        stop.abort()
        void emulator.then((running) => running.close())
      })
    },
    transformIndexHtml: (html) => page(html),
  }
}
