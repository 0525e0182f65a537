// Installs the quick start and the examples from the packed packages, in one workspace, and uses each as its README says.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runScript, startScript } from './exampleProject.mjs'
import { writeQuickStart } from './quickStart.mjs'
import { root, runNpm } from './run.mjs'
import { step } from './say.mjs'

const source = join(root, 'examples')
const quickStart = 'quick-start'

async function listExamples() {
  const entries = await readdir(source, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** The versions that this repository pins: an example must not fail because of a release of today. */
async function readPins() {
  const files = ['package.json', 'packages/react/package.json', 'apps/demo/package.json']
  const manifests = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(root, file), 'utf8'))),
  )
  return Object.assign(
    {},
    ...manifests.map(({ dependencies, devDependencies }) => ({ ...dependencies, ...devDependencies })),
  )
}

const majorOf = (range) => /\d+/.exec(range)?.[0]

/** The pinned version or the tarball, unless the example wants another major version. */
function choose(range, pin) {
  return pin !== undefined && (pin.startsWith('file:') || majorOf(pin) === majorOf(range)) ? pin : range
}

/** Copies the examples, with the tarballs and the pinned versions in place of their ranges, and installs them. */
async function install(folder, names, tarballs) {
  const local = Object.fromEntries(
    Object.entries(tarballs).map(([name, file]) => [`@monasca/${name}`, `file:${file}`]),
  )
  const versions = { ...(await readPins()), ...local }
  for (const name of names) {
    const target = join(folder, name)
    if (name === quickStart) {
      await writeQuickStart(target, versions)
      continue
    }
    await cp(join(source, name), target, {
      recursive: true,
      filter: (path) => !/[\\/](?:node_modules|dist|\.next)$/.test(path),
    })
    const manifest = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'))
    for (const list of [manifest.dependencies, manifest.devDependencies]) {
      for (const [dependency, range] of Object.entries(list ?? {})) {
        list[dependency] = choose(range, versions[dependency])
      }
    }
    await writeFile(join(target, 'package.json'), JSON.stringify(manifest, null, 2))
  }
  const core = '@monasca/core'
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'examples',
      private: true,
      workspaces: names,
      dependencies: { [core]: local[core] },
      overrides: { [core]: `$${core}` },
    }),
  )
  const { code, output } = await runNpm(
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--loglevel=error'],
    { cwd: folder, quiet: true },
  )
  if (code !== 0) throw new Error(`npm install failed:\n${output}`)
  // A complete project has its packages in its own folder, from which a page may load them.
  for (const name of names) {
    const modules = join(folder, name, 'node_modules')
    await mkdir(modules, { recursive: true })
    await symlink(join(folder, 'node_modules', '@monasca'), join(modules, '@monasca'), 'junction').catch(
      () => undefined,
    )
  }
}

/** Replaces the addresses of the emulator's default ports in the files of an example. */
async function useAddresses(folder, { url, issuer }) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || /[\\/]node_modules[\\/]/.test(path)) continue
    const text = await readFile(path, 'utf8')
    const changed = text.replaceAll('http://127.0.0.1:8070', url).replaceAll('http://127.0.0.1:8071', issuer)
    if (changed !== text) await writeFile(path, changed)
  }
}

/**
 * Resolves to one result for each example. Without a browser those with a page are built, and then fail: the caller
 * reports why there is none.
 *
 * @param {Record<string, string>} tarballs - the packed packages, by workspace
 * @param {string | undefined} executablePath - of Chromium
 * @param {readonly string[]} [only] - names of examples; all if empty
 */
export async function exampleSuites(tarballs, executablePath, only = []) {
  const folder = await mkdtemp(join(tmpdir(), 'monasca-examples-'))
  const isWanted = (name) => only.length === 0 || only.includes(name)
  // The emulator is started in the project of the quick start.
  const names = [quickStart, ...(await listExamples()).filter(isWanted)]
  const suites = []
  const attempt = async (name, text, work) => {
    try {
      await step(text, work)
      suites.push({ name, passed: 1, failed: 0, skipped: 0 })
      return true
    } catch (error) {
      suites.push({ name, passed: 0, failed: 1, skipped: 0, failures: [error.message] })
      return false
    }
  }
  let emulator
  let browser
  try {
    const text = `Examples: npm install of ${names.length} projects`
    if (!(await attempt('examples: npm install', text, () => install(folder, names, tarballs)))) return suites
    emulator = await startScript(
      join(folder, quickStart),
      'emulator',
      ['--port', '0', '--oidc-port', '0'],
      /Keystone\s+(\S+)\/identity\s+Monasca\s+\S+\s+OpenID\s+(\S+)[\s\S]*Press Ctrl/,
    )
    const [, url, issuer] = emulator.match
    if (executablePath) {
      const { chromium } = await import('@playwright/test')
      browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-background-networking'],
      })
    }
    for (const name of names.filter(isWanted)) {
      const example = join(folder, name)
      await attempt(`example: ${name}`, `Example ${name}: type check, build, start, use`, async () => {
        // Loaded here: they import packages, and `npm test` begins on a clone without any.
        const { checks } = await import('../examples/index.mjs')
        const check = checks[name]
        if (!check) throw new Error(`scripts/examples has no check of ${name}.`)
        await useAddresses(example, { url, issuer })
        await runScript(example, 'check')
        await runScript(example, 'build')
        await check({ folder: example, url, issuer, browser })
      })
    }
  } finally {
    await browser?.close()
    await emulator?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return suites
}
