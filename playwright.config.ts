import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** The browser of the variable CHROMIUM_PATH, or one of the system; without either, Playwright's own download. */
function findBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path))
  return process.env['CHROMIUM_PATH'] || found
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The system gave no port')
  return address.port
}

// Each worker reads this file again; the environment carries the ports that the first reading chose.
process.env['DEMO_PORT'] ??= String(await freePort())
process.env['EMULATOR_PORT'] ??= String(await freePort())
const { DEMO_PORT: port, EMULATOR_PORT: emulatorPort } = process.env
const executablePath = findBrowser()
const baseURL = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: 'apps/demo/e2e',
  outputDir: 'test-results/artifacts',
  fullyParallel: true,
  // Tests wait for intervals and animations: three fill two processors.
  workers: 3,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording doubles the time of each test: `--trace retain-on-failure` turns it on.
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // A name that is no secure context on http, as `localhost` is.
        '--host-resolver-rules=MAP monitor.test 127.0.0.1',
      ],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node apps/demo/dist-server/main.js --port ${port} --emulator-port ${emulatorPort}`,
    url: `${baseURL}/sign-in`,
    timeout: 60_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
})
