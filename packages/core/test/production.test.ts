import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'

/** Bundles an application of both entries as a production build does. */
async function bundle(mode: 'production' | 'development'): Promise<string> {
  const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
  const entry = '\0app'
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === 'app' ? entry : undefined),
        load: (id) =>
          id === entry
            ? `export { createClient, createRequester } from ${JSON.stringify(source('index.ts'))}
               export { createOpenId, createSession, createSessionManager } from ${JSON.stringify(source('session/index.ts'))}`
            : undefined,
      },
    ],
    build: { write: false, rolldownOptions: { input: 'app', preserveEntrySignatures: 'strict' } },
  })
  const { output } = result as Rolldown.RolldownOutput
  return output.map((part) => ('code' in part ? part.code : '')).join('\n')
}

const texts = /has no option|is in milliseconds since the epoch: this one|process\.env/

test('a production bundle has no development checks, and no `process`; another one has the checks', async () => {
  expect(await bundle('production')).not.toMatch(texts)
  expect(await bundle('development')).toContain('has no option')
})
