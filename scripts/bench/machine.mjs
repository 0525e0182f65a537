// Where and when the figures were taken.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { promisify } from 'node:util'
import { installedBrowser } from '../lib/browser.mjs'

const workspaces = ['core', 'react', 'emulator']

async function browserVersion() {
  const path = await installedBrowser()
  if (path === undefined) return 'none'
  const { stdout } = await promisify(execFile)(path, ['--version'])
  return stdout.trim()
}

/** Date, machine, versions, and the load before the first bench. */
export async function describeMachine() {
  const versions = await Promise.all(
    workspaces.map(async (name) => {
      const file = new URL(`../../packages/${name}/package.json`, import.meta.url)
      return [`@monasca/${name}`, JSON.parse(await readFile(file, 'utf8')).version]
    }),
  )
  const [processor] = cpus()
  return {
    date: new Date().toISOString(),
    machine: {
      processor: processor?.model ?? 'unknown',
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 1e9),
      system: `${type()} ${release()}`,
      load: loadavg()[0],
    },
    versions: {
      node: process.versions.node,
      browser: await browserVersion().catch(() => 'unknown'),
      ...Object.fromEntries(versions),
    },
  }
}
