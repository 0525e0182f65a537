// The dashboard in Firefox and WebKitGTK, where Debian's packages are.
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installPackages, mayInstall } from './debian.mjs'
import { vitestSuite } from './vitest.mjs'

/** Debian's packages, by the programs that they bring. */
const packages = {
  'firefox-esr': 'firefox-esr',
  WebKitWebDriver: 'webkit2gtk-driver',
  Xvfb: 'xvfb',
  xauth: 'xauth',
  'dbus-daemon': 'dbus',
}

function listMissing() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isFound = (program) => folders.some((folder) => existsSync(join(folder, program)))
  return Object.keys(packages)
    .filter((program) => !isFound(program))
    .map((program) => packages[program])
}

/**
 * Resolves to `{ reason }` where the suite cannot run, else to nothing. In CI, as root on Debian, it installs what is
 * missing.
 */
export async function canRunBrowsers() {
  if (process.platform !== 'linux') return { reason: 'needs Debian’s Firefox and WebKitGTK' }
  let missing = listMissing()
  let why = ''
  if (missing.length > 0 && (await mayInstall())) {
    const problem = await installPackages(missing)
    missing = listMissing()
    if (problem) why = `: ${problem}`
  }
  if (missing.length === 0) return undefined
  return { reason: `needs Debian’s packages, \`apt-get install ${missing.join(' ')}\`${why}` }
}

/** The scenarios in both browsers. Whatever they started has ended when it resolves, and when this process ends. */
export async function browsersSuite() {
  const mark = randomUUID()
  const end = () => endMarked(mark)
  const stop = (signal) => {
    end()
    process.kill(process.pid, signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  process.once('exit', end)
  for (const signal of signals) process.once(signal, stop)
  try {
    const config = 'apps/demo/e2e-browsers/vitest.config.mjs'
    return await vitestSuite('browsers: Firefox, WebKit', 'browsers.json', config, {
      env: { [variable]: mark },
    })
  } finally {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, stop)
    end()
  }
}

/** In the environment of every process of a run, however they were started. */
const variable = 'MONASCA_BROWSERS_RUN'

function endMarked(mark) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
      if (environment.includes(`${variable}=${mark}`)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It has ended meanwhile, or belongs to another user.
    }
  }
}
