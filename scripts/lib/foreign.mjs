// Tests with clients that others wrote: Debian's Python packages of OpenStack against the emulator, and next to ours.
import { installPackages, mayInstall } from './debian.mjs'
import { run } from './run.mjs'
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

/**
 * Resolves to `{ reason }` where the suite cannot run, else to nothing. In CI, as root on Debian, it installs what is
 * missing.
 */
export async function canRunForeign() {
  if (process.platform !== 'linux') return { reason: 'needs Debian’s OpenStack clients' }
  let missing = await listMissing()
  let why = ''
  if (missing.length > 0 && (await mayInstall())) {
    const problem = await installPackages(missing)
    missing = await listMissing()
    if (problem) why = `: ${problem}`
  }
  if (missing.length === 0) return undefined
  return { reason: `needs Debian’s packages, \`apt-get install ${missing.join(' ')}\`${why}` }
}

/** The emulator and foreign clients, and our requests next to those of keystoneauth1. With options of `runVitest`. */
export function foreignSuite(options) {
  return vitestSuite(
    'foreign clients',
    'foreign.json',
    'packages/emulator/test/foreign/vitest.config.mjs',
    options,
  )
}
