import { fileURLToPath } from 'node:url'
import { InvalidParameterError } from '@monasca/core'
import type { Emulator } from '@monasca/emulator'
import { type Backend, createApp, inboxPath } from './app.js'
import { createGateway } from './gateway/createGateway.js'
import { type Handler, isPortBusy, type Listening, listen } from './listen.js'
import { createLog } from './log.js'
import { parseOptions } from './options/parseOptions.js'
import { readPageFiles } from './pageFiles.js'
import type { SignInSettings } from './signInSettings.js'

const options = parseOptions(process.argv, process.env)
const stop = new AbortController()
/** What to close, in order: no request may reach a closed emulator. */
const closers: ((patience: number) => Promise<void>)[] = []

/** Beside the built server. */
const pageFolder = fileURLToPath(new URL('../dist', import.meta.url))

/** Milliseconds that requests may take to end: Ctrl+C is for people who wait, SIGTERM is from systemd and Docker. */
const patience = { SIGINT: 1000, SIGTERM: options.drainTimeout * 1000 }

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Once: a second one ends the process immediately.
  process.once(signal, () => {
    stop.abort()
    void close(patience[signal]).then(() => process.exit(0))
  })
}

/** Closes everything in order, also after an error. */
async function close(milliseconds: number): Promise<void> {
  for (const closer of closers) await closer(milliseconds).catch(warn)
}

const log = createLog((line) => console.warn(line))

function warn(error: unknown): void {
  log(`Agent: ${error instanceof Error ? error.message : String(error)}`)
}

async function listenOrExit(handler: Handler): Promise<Listening> {
  try {
    return await listen(handler, options)
  } catch (error) {
    if (isPortBusy(error)) {
      console.error(
        `Port ${options.port} on ${options.host} is in use by another program.\n` +
          `Stop that program, or choose another port with --port ${options.port + 1}`,
      )
    } else {
      console.error(`Cannot listen on ${options.host}: ${error instanceof Error ? error.message : error}`)
    }
    process.exit(1)
  }
}

/** The emulator's address, and the text to print about it. */
type EmulatorPort = { url: string; words: string }

/**
 * Opens the emulator's own port, the one in the examples of Monasca's documentation, and one for its OpenID provider.
 * If the port is in use, a free one is used for sign-in.
 */
async function openEmulatorPort(emulator: Emulator): Promise<EmulatorPort> {
  const { emulatorPort: port, host } = options
  try {
    const { url } = await emulator.listen({ port, host })
    return { url, words: `${url}/identity and ${url}/v2.0` }
  } catch (error) {
    if (!isPortBusy(error)) throw error
    const { url } = await emulator.listen({ port: 0, host })
    const words = `${url}, because port ${port} is in use by another program (set --emulator-port)`
    return { url, words }
  }
}

/** Ends the program if `--ca-file` is not a valid file. */
function openGateway(keystoneUrl: string, monascaUrl: string): Backend {
  const { caFile } = options
  try {
    return createGateway({
      keystoneUrl,
      monascaUrl,
      caFile,
      publicUrl: options.publicUrl,
      answerTimeout: options.upstreamTimeout * 1000,
      onFailure: (line) => log(`Gateway: ${line}`),
    })
  } catch (error) {
    const words =
      error instanceof InvalidParameterError ? error.message.replaceAll('`verify`', '--ca-file') : error
    console.error(String(words))
    process.exit(1)
  }
}

/** The sign-in settings of the command line, for a real Keystone. */
function givenSignIn(): SignInSettings {
  const { oidcDiscovery, oidcIssuer, oidcClientId, oidcScope, identityProvider, protocol } = options
  const { webSso, silentSignIn } = options
  const label = options.providerName ?? identityProvider ?? 'single sign-on'
  return {
    ...(oidcDiscovery !== undefined && identityProvider !== undefined
      ? {
          provider: {
            label,
            discoveryEndpoint: oidcDiscovery,
            issuer: oidcIssuer,
            clientId: oidcClientId,
            identityProvider,
            protocol,
            openidScope: oidcScope,
          },
        }
      : {}),
    ...(webSso ? { webSso: { label: `${label} via Keystone` } } : {}),
    silentSignIn,
  }
}

async function start(): Promise<void> {
  const { keystoneUrl, monascaUrl } = options
  const files = readPageFiles(pageFolder)
  if (keystoneUrl !== undefined && monascaUrl !== undefined) {
    const backend = openGateway(keystoneUrl, monascaUrl)
    const { connectTo, identityProvider, protocol, publicUrl } = options
    const webSso = options.webSso ? { keystoneUrl, identityProvider, protocol, publicUrl } : undefined
    const signIn = givenSignIn()
    const page = await listenOrExit(
      createApp({ backend, backendKind: 'gateway', files, connectTo, signIn: () => signIn, webSso }),
    )
    closers.push(page.close)
    report([
      ['Dashboard', options.publicUrl ?? page.url],
      ...(options.publicUrl === undefined ? networkLines(page) : [['Listens at', page.url] as const]),
      ['Keystone', keystoneUrl],
      ['Monasca', monascaUrl],
    ])
    return
  }

  // A gateway needs neither emulator nor database.
  const { embeddedSignIn, startEmbedded } = await import('./embedded.js')
  const emulator = startEmbedded({
    dataDir: options.data,
    fleet: options.fleet,
    tokenTtl: options.tokenTtl,
    allowedHosts: options.allowedHosts,
    signal: stop.signal,
    onError: warn,
  })
  const { url, words } = await openEmulatorPort(emulator)
  const { port } = new URL(url)
  const loopback = [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const app = createApp({
    backend: { fetch: (request) => emulator.fetch(request) },
    files,
    inboxUrl: `${url}${inboxPath}`,
    connectTo: [...loopback, ...options.connectTo],
    signIn: (hostname) => ({ ...embeddedSignIn(emulator, hostname), silentSignIn: options.silentSignIn }),
    webSso: {
      keystoneUrl: `${url}/identity`,
      identityProvider: 'emulator',
      protocol: 'openid',
      publicUrl: options.publicUrl,
    },
  })
  const page = await listenOrExit(app)
  closers.push(page.close, () => emulator.close())
  report([
    ['Dashboard', page.url],
    ...networkLines(page),
    ['Sign in as', 'mini-mon / password   (also admin / secret, reader / password)'],
    ['For other clients', words],
    ['Measurements', options.data ?? 'in memory (use --data FOLDER to keep them)'],
  ])
}

type Line = readonly [name: string, value: string]

/** The addresses on the network, and the limits of a page on plain http. */
function networkLines({ networkUrls }: Listening): Line[] {
  if (networkUrls.length === 0) return []
  return [
    ['On the network', networkUrls.join(', ')],
    ['', 'Plain http: others on the network can read passwords and tokens. Many OpenID'],
    ['', 'providers only redirect to https and localhost.'],
    ['', 'Behind a proxy with https, set --public-url to its address.'],
  ]
}

function report(lines: readonly Line[]): void {
  const width = Math.max(...lines.map(([name]) => name.length))
  const text = lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  console.log(['', ...text, '', '  Stop with Ctrl+C.', ''].join('\n'))
}

await start()
