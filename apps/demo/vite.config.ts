import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite'
import { embeddedServer } from './server/devPlugin.js'
import { precompress } from './server/precompress.js'
import { noncePlaceholder } from './server/security.js'

/**
 * The browsers of `browserslist`, as Vite names them: `chrome >= 120` is `chrome120`. `npm run check` holds the sources
 * to them.
 */
function oldestBrowsers(): string[] {
  const { browserslist } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
    browserslist: string[]
  }
  return browserslist.map((entry) => entry.replace(' >= ', ''))
}

/**
 * The chunks of the way from the sign-in page to the first chart, each with all that it imports. By itself the bundler
 * makes a chunk of each part that pages share: more than fifty requests, six at a time, on a network where each takes
 * half a second.
 */
const groups = [
  { name: 'initial', tags: ['$initial' as const], priority: 5 },
  // The methods of a sign-in, with the change to a project that follows.
  {
    name: 'token',
    test: /\/core\/dist\/(?:identity\/v3\/(?:v3Auth|v3Token)|session\/manager\/effects\/(?:renewal|tokenWork))\.js$/,
    priority: 4,
  },
  // With what all lists need.
  {
    name: 'frame',
    test: /\/src\/app\/(?:App|Shell)\.tsx$|\/core\/dist\/monitoring\/(?:paging\/walkPages|series\/anySeries)\.js$/,
    priority: 3,
  },
  { name: 'chart', test: /\/src\/components\/chart\/TimeChart\.tsx$/, priority: 2 },
  { name: 'overview', test: /\/src\/features\/overview\/OverviewPage\.tsx$/, priority: 1 },
  // Mantine, with what opens in the frame: loaded when one of these is used, by the other pages, or later.
  {
    name: 'mantine',
    test: /\/src\/(?:app\/(?:ScopeSwitcher|UserMenu)|timeRange\/(?:RangePopover|RefreshMenu)|components\/(?:chart\/ChartMenuFloat|float\/SearchSelect)|session\/SignInAgain)\.tsx$/,
    priority: 0,
  },
]

export default defineConfig(({ command }) => {
  // Development reads the packages from their sources; the build uses the built packages.
  const source = command === 'serve' ? ['@monasca/source'] : []
  return {
    plugins: [react(), embeddedServer(), precompress()],
    html: command === 'build' ? { cspNonce: noncePlaceholder } : {},
    resolve: { conditions: [...source, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [...source, ...defaultServerConditions] } },
    server: { host: '127.0.0.1' },
    build: {
      target: oldestBrowsers(),
      // All of these browsers have it.
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups } } },
    },
  }
})
