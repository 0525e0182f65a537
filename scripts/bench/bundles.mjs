// JavaScript of a page with one live chart, above React, Query and uPlot: ours beside what people would write instead.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { chunkSizes } from '../lib/chunkSizes.mjs'
import { installAlternatives } from './alternatives.mjs'

const folder = fileURLToPath(new URL('pages', import.meta.url))
const shared = [/^react(-dom)?(\/.*)?$/, /^@tanstack\/react-query$/, /^uplot$/]

/** kB of gzip, minified: what loads at once, and what loads when it is used. */
async function measure(page, modules) {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: ['oidc-client-ts', 'react-oidc-context', '@auth0/auth0-spa-js'].map((name) => ({
        find: name,
        replacement: join(modules, 'node_modules', name),
      })),
    },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        input: join(folder, `${page}.jsx`),
        external: shared,
        preserveEntrySignatures: false,
        output: { format: 'es' },
      },
    },
  })
  const { atOnce, later } = chunkSizes(built)
  return { atOnce: atOnce / 1000, inAll: (atOnce + later) / 1000 }
}

export async function benchBundles() {
  const { folder: modules, versions, notRun } = await installAlternatives()
  const ours = await measure('ours', modules)
  const bare = await measure('bare', modules)
  const unit = 'kB'
  const name = 'JS of a signed-in page with a live chart, above React, Query and uPlot'
  const limit = { name: 'bare fetch, a token in hand', value: bare.inAll }
  if (notRun !== undefined) return [{ name: `${name}: beside oidc-client-ts and auth0-spa-js`, notRun }]
  const others = {
    oidcClient: `oidc-client-ts ${versions['oidc-client-ts']} + react-oidc-context + hand-written fetch`,
    auth0: `auth0-spa-js ${versions['@auth0/auth0-spa-js']} + hand-written fetch`,
  }
  const goals = [
    { part: 'at once', member: 'atOnce', goal: 24 },
    { part: 'in all', member: 'inAll', goal: 34 },
  ]
  /** @type {import('./row.mjs').Row[]} */
  const rows = []
  for (const [page, alternative] of Object.entries(others)) {
    const bare = await measure(page, modules)
    for (const { part, member, goal } of goals) {
      rows.push({
        name: `${name}: ${part}`,
        value: ours[member],
        bare: bare[member],
        alternative,
        limit,
        unit,
        exact: true,
        atMost: true,
        // The goal was set beside the first of them.
        ...(page === 'oidcClient' ? { goal } : undefined),
      })
    }
  }
  return rows
}
