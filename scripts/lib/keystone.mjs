// Tests against a real Keystone, which runs in packages/core/test/keystone/lab: Debian 12 and root only.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './run.mjs'
import { step } from './say.mjs'
import { vitestSuite } from './vitest.mjs'

const folder = 'packages/core/test/keystone'
const name = 'keystone: real Keystone'

/** Resolves to `{ reason }` where the suite cannot run, else to nothing. */
export async function canRunKeystone() {
  if (process.platform !== 'linux') return { reason: 'needs Debian 12' }
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  if (!/^ID=debian$/m.test(release) || !/^VERSION_ID="?12"?$/m.test(release)) {
    return { reason: 'needs Debian 12, whose Keystone 22 it tests against' }
  }
  if (process.getuid() !== 0) return { reason: 'needs root, to run Keystone as a separate user' }
  return undefined
}

/** Our client against the real Keystone: installs Debian's packages where they are missing, and starts the lab. */
export async function keystoneSuite() {
  const failed = { name, passed: 0, failed: 1, skipped: 0 }
  const install = await step('Making sure that Debian’s Keystone is installed', () =>
    run('bash', [join(root, folder, 'lab/up.sh'), '--install'], { quiet: true, timeout: 900_000 }),
  )
  if (install.code !== 0) return { ...failed, failures: [install.output.trim().split('\n').at(-1)] }

  return vitestSuite(name, 'keystone.json', `${folder}/vitest.config.mjs`)
}
