import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Json } from './setup.js'

/** An emulator in a separate process. */
export type EmulatorProcess = {
  /** Scheme, host and port. */
  url: string
  token: string
  /** Sends a request to the Monasca API. It fails if the process ends meanwhile. */
  send(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>
  /** Kills it (`SIGKILL`); resolves when it has ended. */
  kill(): Promise<void>
}

const folder = fileURLToPath(new URL('../..', import.meta.url))

/** The built command of the package, or the sources if they are newer. */
function command(): string {
  const built = join(folder, 'dist', 'cli.js')
  const isFresh = existsSync(built) && newest(join(folder, 'src')) < statSync(built).mtimeMs
  return join(folder, isFresh ? 'bin/monasca-emulator.js' : 'test/engine/launch.mjs')
}

function newest(directory: string): number {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return Math.max(
    ...entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )
}

/** Starts an emulator on a free port; it ends with the test at the latest. */
export async function startProcess(dataDir: string): Promise<EmulatorProcess> {
  const parameters = ['--data', dataDir, '--port', '0', '--fleet', '0', '--no-agent', '--no-oidc']
  const child = spawn(process.execPath, [command(), ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const url = await address(child)
  const token = await signIn(url)
  return {
    url,
    token,
    async send(method, path, body) {
      const response = await fetch(`${url}/v2.0${path}`, {
        method,
        headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Reads its output until the address appears. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const [, url] = /Monasca\s+(http:\/\/\S+)\/v2\.0/.exec(text) ?? []
      if (url !== undefined) resolve(url)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}: ${text}`)))
  })
}

async function signIn(url: string): Promise<string> {
  const user = { name: 'mini-mon', domain: { id: 'default' }, password: 'password' }
  const scope = { project: { name: 'mini-mon', domain: { id: 'default' } } }
  const response = await fetch(`${url}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } }, scope } }),
  })
  return response.headers.get('X-Subject-Token') ?? ''
}
