// Debian's packages that some suites need: CI installs them, a person's machine keeps what it has.
import { readFile } from 'node:fs/promises'
import { run } from './run.mjs'
import { step } from './say.mjs'

/** Whether packages may be installed: in CI, as root, on Debian. */
export async function mayInstall() {
  if (!process.env.CI || process.getuid?.() !== 0) return false
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^ID=debian$/m.test(release)
}

/** Installs packages; resolves to the last line of the complaint when that fails. */
export async function installPackages(missing) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another installation may be under way.
  const wait = ['-o', 'DPkg::Lock::Timeout=900']
  const apt = (...args) => run('apt-get', ['-qq', ...wait, ...args], { quiet: true, timeout: 900_000, env })
  const done = await step(`Installing Debian’s ${missing.join(', ')}`, async () => {
    await apt('update')
    return apt('install', '-y', '--no-install-recommends', ...missing)
  })
  return done.code === 0 ? undefined : done.output.trim().split('\n').at(-1)
}
