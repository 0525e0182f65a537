import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'

/** Bundles the fixture as an application would, from what the packages publish. */
async function bundle(): Promise<Map<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'fixtures/pythonApi.ts'), formats: ['es'], fileName: 'page' },
    },
  })
  const [output] = [result].flat()
  if (output === undefined || !('output' in output)) throw new Error('Vite made no bundle')
  // Parts that load when used are chunks of their own.
  return new Map(
    output.output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])),
  )
}

let server: Server

test.beforeAll(async () => {
  const scripts = await bundle()
  server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '')
    response.setHeader('Content-Type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(
      script ??
        '<!doctype html><link rel="icon" href="data:,"><output id="output"></output><script type="module" src="/page.js"></script>',
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

test.afterAll(() => {
  server.close()
  server.closeAllConnections()
})

test('the Python client’s three sign-in methods work in a page of another origin', async ({ page }) => {
  const emulator = `http://127.0.0.1:${process.env['EMULATOR_PORT']}`
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  const { port } = server.address() as AddressInfo
  const own = `http://127.0.0.1:${port}`

  await page.goto(`${own}/?server=${encodeURIComponent(emulator)}`)
  const output = page.locator('#output')
  await expect(output).not.toBeEmpty({ timeout: 20_000 })
  expect(JSON.parse(await output.innerText())).toEqual({
    password: 'password: 42',
    token: 'token: 42',
    session: 'session: 42',
    wrongPassword: 'invalid_credentials',
  })
  // Nothing but the page itself came from its own origin: all else crossed over.
  expect([...asked].filter((origin) => origin.startsWith('http')).sort()).toEqual([own, emulator].sort())
})
