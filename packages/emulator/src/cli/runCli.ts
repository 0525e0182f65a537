import { createClient } from '@monasca/core'
import { CommanderError } from 'commander'
import { startAgent } from '../agent/startAgent.js'
import { createEmulator, type Emulator } from '../emulator/createEmulator.js'
import { ListenError } from '../http/startServer.js'
import { StoreError } from '../store/storeError.js'
import { describe } from './describe.js'
import { type Arguments, type Output, parseArguments } from './parseArguments.js'

/** The environment of the command line program. */
export type RunCliOptions = Output & {
  /** Without the program's name. */
  argv: readonly string[]
  version: string
  /** Stops the program. */
  signal: AbortSignal
  /** Whether a line on standard output can be overwritten. */
  terminal: boolean
}

/** Runs the command line program until its signal; resolves to the exit code. */
export async function runCli(options: RunCliOptions): Promise<number> {
  const { argv, version, signal, stderr } = options
  let emulator: Emulator | undefined
  try {
    const given = parseArguments(argv, version, options)
    const stdout = given.quiet ? () => {} : options.stdout
    const started = start(given, { ...options, stdout })
    emulator = started
    signal.addEventListener('abort', () => void started.close(), { once: true })
    const { url } = await started.listen({ port: given.port, host: given.host })
    if (signal.aborted) return 0
    stdout(describe({ version, url, issuer: started.issuer, data: given.data, seed: given.seed }))
    const agent =
      given.agent && knows(given.seed?.users, 'agent')
        ? startOwnAgent(started, url, { ...options, stderr })
        : undefined
    await aborted(signal)
    await agent?.stop()
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode
    if (!(error instanceof ListenError || error instanceof StoreError)) throw error
    stderr(`${error.message}\n`)
    return 1
  } finally {
    await emulator?.close()
  }
}

function start(given: Arguments, { stdout, terminal }: RunCliOptions): Emulator {
  const { hours, data, tokenTtl, oidcPort } = given
  const hosts = knows(given.seed?.projects, 'mini-mon') ? given.fleet : 0
  const what = `Writing the history of ${hosts} simulated hosts (${hours} h)`
  const onProgress = (done: number) => {
    if (terminal) stdout(`\r${what}: ${Math.floor(100 * done)} %${done === 1 ? '\n' : ''}`)
    else if (done === 1) stdout(`${what}: done\n`)
  }
  return createEmulator({
    allowedHosts: given.allowedHosts,
    dataDir: data,
    tokenTtl,
    seed: given.seed,
    retention: given.retention,
    faults: { http: given.faults },
    quirks: given.quirks,
    notificationTypes: given.notificationTypes,
    webhookHosts: given.webhookHosts.includes('any') ? 'any' : given.webhookHosts,
    fleet: hosts > 0 && { hosts, hours, onProgress },
    oidc: given.oidc && { port: oidcPort },
  })
}

/** Whether users or projects of a seed include a name; without a seed, the default ones exist. */
function knows(entries: readonly { name: string }[] | undefined, name: string): boolean {
  return entries === undefined || entries.some((entry) => entry.name === name)
}

/** Posts this machine's metrics, as any other program would. */
function startOwnAgent(emulator: Emulator, url: string, { signal, stderr }: RunCliOptions) {
  const client = createClient({
    username: 'agent',
    password: 'password',
    authUrl: `${url}/identity`,
    projectName: 'mini-mon',
    fetch: emulator.fetch,
  })
  let last: string | undefined
  return startAgent({
    client,
    signal,
    onError: (error) => {
      const message = error instanceof Error ? error.message : String(error)
      if (message !== last) stderr(`Cannot post this machine's metrics: ${message}\n`)
      last = message
    },
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
