// Runs the command of the package from its sources, in a separate process: `node launch.mjs <arguments>`.
import { fileURLToPath } from 'node:url'
import { createServer, defaultServerConditions } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  ssr: { resolve: { conditions: ['@monasca/source', ...defaultServerConditions] } },
})
await server.ssrLoadModule('/src/cli.ts')
await server.close()
