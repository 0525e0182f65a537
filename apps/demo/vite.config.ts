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
      // The page loader never retries a style sheet, so all of them load at the start.
      cssCodeSplit: false,
      // The code that the page starts with is one chunk, with a size budget.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] } } },
    },
  }
})
