// Installs the packed packages into empty projects, as a user would, and uses them there.
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleSuites } from './examples.mjs'
import { packDashboard } from './packDashboard.mjs'
import { command, project } from './packProject.mjs'
import { findFileProblems, findPackageProblems, published } from './releaseFiles.mjs'
import { root, run, runNpm } from './run.mjs'
import { step } from './say.mjs'

const workspaces = ['core', 'react', 'emulator']
const templates = join(root, 'scripts', 'pack')

/** Packs the libraries; resolves to the tarballs. */
export async function pack(folder) {
  await mkdir(folder, { recursive: true })
  const names = workspaces.flatMap((name) => ['--workspace', `packages/${name}`])
  await command(
    'npm pack',
    runNpm(['pack', ...names, '--pack-destination', folder, '--ignore-scripts'], { quiet: true }),
  )
  const files = await readdir(folder)
  return Object.fromEntries(
    workspaces.map((name) => [
      name,
      join(
        folder,
        files.find((file) => file.includes(`-${name}-`)),
      ),
    ]),
  )
}

/** A11: manifests, licences, README links and the files of all tarballs; the release writes the change logs. */
async function checkPackages() {
  const problems = []
  for (const [name, folder] of Object.entries(published)) {
    const output = await command(
      'npm pack --dry-run',
      runNpm(['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error', '--workspace', folder], {
        quiet: true,
      }),
    )
    const [{ files }] = JSON.parse(output.slice(output.indexOf('[')))
    const paths = files.map(({ path }) => path)
    problems.push(
      ...(await findFileProblems(name, paths, { changelog: false })),
      ...(await findPackageProblems(name)),
    )
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** Node: the three ways in of the Python documentation, from the tarballs, against the packed emulator's own command. */
async function inNode(folder, tarballs) {
  await project(folder, tarballs, { '@monasca/core': '', '@monasca/emulator': '' })
  await cp(join(templates, 'node'), folder, { recursive: true })
  return command(
    'The Node project',
    run(process.execPath, ['pythonApi.mjs'], { cwd: folder, quiet: true, timeout: 60_000 }),
  )
}

/** Vite: type-checks, builds, and, where there is a browser, runs in it with no polyfill. */
async function inVite(folder, tarballs, browser) {
  const { devDependencies: versions } = JSON.parse(
    await readFile(join(root, 'packages/react/package.json'), 'utf8'),
  )
  const pick = (...names) => Object.fromEntries(names.map((name) => [name, versions[name]]))
  await project(folder, tarballs, {
    '@monasca/core': '',
    '@monasca/react': '',
    '@monasca/emulator': '',
    ...pick('react', 'react-dom', '@tanstack/react-query', '@types/react', '@types/react-dom'),
    vite: '8.3.8',
    typescript: '7.0.2',
  })
  await cp(join(templates, 'vite'), folder, { recursive: true })
  const script = (path, args = []) =>
    run(process.execPath, [join(folder, 'node_modules', path), ...args], { cwd: folder, quiet: true })
  await command('Type check of the Vite project', script('typescript/bin/tsc', ['-p', '.']))
  await command('The Vite build', script('vite/bin/vite.js', ['build', '--logLevel', 'error']))
  if (!browser) return
  await cp(join(templates, 'browser.mjs'), join(folder, 'browser.mjs'))
  await command(
    'The built page in the browser',
    run(
      process.execPath,
      ['browser.mjs', browser, join(root, 'node_modules', '@playwright', 'test', 'index.mjs')],
      {
        cwd: folder,
        quiet: true,
        timeout: 120_000,
      },
    ),
  )
}

/** Resolves to one result for each project and each example. */
export async function packSuites(browser) {
  const folder = await mkdtemp(join(tmpdir(), 'monasca-pack-'))
  const suites = []
  const attempt = async (name, text, work) => {
    try {
      await step(text, work)
      suites.push({ name, passed: 1, failed: 0, skipped: 0 })
    } catch (error) {
      suites.push({ name, passed: 0, failed: 1, skipped: 0, failures: [error.message] })
    }
  }
  try {
    let tarballs
    await attempt('pack: tarballs', 'npm pack', async () => {
      tarballs = await pack(join(folder, 'tarballs'))
    })
    if (!tarballs) return suites
    await attempt('pack: files', 'A11: licences, links and files of all tarballs', checkPackages)
    await attempt('pack: Node project', 'Node: install, three ways in', () =>
      inNode(join(folder, 'node'), tarballs),
    )
    await attempt('pack: Vite project', 'Vite: install, type check, build, run', () =>
      inVite(join(folder, 'vite'), tarballs, browser),
    )
    await attempt('pack: dashboard', 'Dashboard: install, start, sign in, stop', () =>
      packDashboard(join(folder, 'dashboard'), tarballs, browser),
    )
    suites.push(...(await exampleSuites(tarballs, browser)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return suites
}
