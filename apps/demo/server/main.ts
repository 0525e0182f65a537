import { type Backend, createApp } from './app.js'
import { startEmbedded } from './embedded.js'
import { createGateway } from './gateway.js'
import { isPortBusy, type Listening, listen } from './listen.js'
import { pageFolder, parseOptions } from './options.js'
import { readPageFiles } from './pageFiles.js'

const options = parseOptions(process.argv)
const stop = new AbortController()
const closers: (() => Promise<void>)[] = []

/** Milliseconds after which stopping no longer waits for a clean end. */
const patience = 1000

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Once: a second Ctrl+C ends the process the hard way.
  process.once(signal, () => {
    stop.abort()
    setTimeout(() => process.exit(0), patience).unref()
    void Promise.allSettled(closers.map((close) => close())).then(() => process.exit(0))
  })
}

let lastWarning = ''
/** The agent fails again every few seconds while a cause lasts: the same words are printed once. */
function warn(error: unknown): void {
  const words = error instanceof Error ? error.message : String(error)
  if (words !== lastWarning) console.warn(`Agent: ${words}`)
  lastWarning = words
}

async function listenOrExit(backend: Backend): Promise<Listening> {
  try {
    return await listen(backend, options.port, options.host)
  } catch (error) {
    if (isPortBusy(error)) {
      console.error(
        `Port ${options.port} on ${options.host} is taken by another program.\n` +
          `Stop that one, or choose another port: npm start -- --port ${options.port + 1}`,
      )
    } else {
      console.error(`Cannot listen on ${options.host}: ${error instanceof Error ? error.message : error}`)
    }
    process.exit(1)
  }
}

/** The emulator also gets a port of its own, at the address that Monasca's documentation uses in its examples. */
async function openEmulatorPort(emulator: Backend): Promise<string> {
  try {
    const { url, close } = await listen(emulator, options.emulatorPort, options.host)
    closers.push(close)
    return `${url}/identity and ${url}/v2.0`
  } catch (error) {
    const reason = isPortBusy(error) ? 'is taken by another program' : 'cannot be opened'
    return `none: port ${options.emulatorPort} ${reason} (the dashboard does not need it; choose another with --emulator-port)`
  }
}

async function start(): Promise<void> {
  const { keystoneUrl, monascaUrl } = options
  const files = readPageFiles(pageFolder)
  if (keystoneUrl !== undefined && monascaUrl !== undefined) {
    const backend = createGateway({ keystoneUrl, monascaUrl })
    const { connectTo } = options
    const page = await listenOrExit(createApp({ backend, backendKind: 'gateway', files, connectTo }))
    closers.push(page.close)
    report([
      ['Dashboard', page.url],
      ['Keystone', keystoneUrl],
      ['Monasca', monascaUrl],
    ])
    return
  }

  const emulator = startEmbedded({
    dataDir: options.data,
    fleet: options.fleet,
    signal: stop.signal,
    onError: warn,
  })
  closers.push(() => emulator.close())
  const loopback = [`http://127.0.0.1:${options.emulatorPort}`, `http://localhost:${options.emulatorPort}`]
  const app = createApp({ backend: emulator, files, connectTo: [...loopback, ...options.connectTo] })
  const page = await listenOrExit(app)
  closers.push(page.close)
  report([
    ['Dashboard', page.url],
    ['Sign in as', 'mini-mon / password   (also admin / secret, reader / password)'],
    ['For other clients', await openEmulatorPort(emulator)],
    ['Measurements', options.data ?? 'in memory (keep them with --data FOLDER)'],
  ])
}

function report(lines: readonly (readonly [string, string])[]): void {
  const width = Math.max(...lines.map(([name]) => name.length))
  const text = lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  console.log(['', ...text, '', '  Stop with Ctrl+C.', ''].join('\n'))
}

await start()
