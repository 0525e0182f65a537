// Tests with clients that others wrote: Debian's Python packages of OpenStack against the emulator, and next to ours.
import { readFile } from 'node:fs/promises'
import { run } from './run.mjs'
import { step } from './say.mjs'
import { vitestSuite } from './vitest.mjs'

const python = '/usr/bin/python3'

/** Debian's packages, by the modules that they bring. */
const packages = {
  keystoneauth1: 'python3-keystoneauth1',
  openstackclient: 'python3-openstackclient',
  monascaclient: 'python3-monascaclient',
}

/** The packages whose modules Python does not find. */
async function listMissing() {
  const script = 'import importlib.util as i, sys; print(*(m for m in sys.argv[1:] if not i.find_spec(m)))'
  const { code, output } = await run(python, ['-c', script, ...Object.keys(packages)], { quiet: true })
  if (code !== 0) return Object.values(packages)
  return output
    .split(/\s+/)
    .filter(Boolean)
    .map((module) => packages[module] ?? module)
}

async function isDebian() {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^ID=debian$/m.test(release)
}

async function install(missing) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => run('apt-get', ['-qq', ...args], { quiet: true, timeout: 900_000, env })
  const done = await step(`Installing Debian’s ${missing.join(', ')}`, async () => {
    await apt('update')
    return apt('install', '-y', '--no-install-recommends', ...missing)
  })
  return done.code === 0 ? undefined : done.output.trim().split('\n').at(-1)
}

/**
 * Resolves to `{ reason }` where the suite cannot run, else to nothing. In CI, as root on Debian, it installs what is
 * missing.
 */
export async function canRunForeign() {
  if (process.platform !== 'linux') return { reason: 'needs Debian’s OpenStack clients' }
  let missing = await listMissing()
  let why = ''
  if (missing.length > 0 && process.env.CI && process.getuid() === 0 && (await isDebian())) {
    const problem = await install(missing)
    missing = await listMissing()
    if (problem) why = `: ${problem}`
  }
  if (missing.length === 0) return undefined
  return { reason: `needs Debian’s packages, \`apt-get install ${missing.join(' ')}\`${why}` }
}

/** The emulator and foreign clients, and our requests next to those of keystoneauth1. */
export function foreignSuite() {
  return vitestSuite('foreign clients', 'foreign.json', 'packages/emulator/test/foreign/vitest.config.mjs')
}
