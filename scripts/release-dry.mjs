// `npm run release:dry`: what a release would do, in a temporary copy of the last commit. Publishes nothing.
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, project } from './lib/packProject.mjs'
import { ensureBuilt, main } from './lib/prepare.mjs'
import { findFileProblems, findPackageProblems, published } from './lib/releaseFiles.mjs'
import { root, run, runNpm } from './lib/run.mjs'
import { say, step } from './lib/say.mjs'
import { findWorkflowProblems } from './lib/workflows.mjs'

const names = Object.keys(published)

/** Rejects with all problems. */
function expectNone(problems) {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** Copies the last commit with its history, the built files, and links to the installed packages. */
async function copyRepository(copy) {
  await command('git clone', run('git', ['clone', '--quiet', '--shared', root, copy], { quiet: true }))
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const folder of Object.values(published)) {
    for (const name of await readdir(join(root, folder))) {
      const [from, to] = [join(root, folder, name), join(copy, folder, name)]
      if (name === 'dist' || name === 'dist-server') await cp(from, to, { recursive: true })
      if (name === 'node_modules') await symlink(from, to, 'junction')
    }
  }
}

const readManifest = async (copy, name) =>
  JSON.parse(await readFile(join(copy, published[name], 'package.json'), 'utf8'))

/** `changeset version`; resolves to the version of all packages. */
async function writeVersions(copy) {
  const changesets = join(root, 'node_modules', '@changesets', 'cli', 'bin.js')
  await command(
    'changeset version',
    run(process.execPath, [changesets, 'version'], { cwd: copy, quiet: true }),
  )
  const manifests = await Promise.all(names.map((name) => readManifest(copy, name)))
  const [{ version }] = manifests
  const problems = []
  for (const { name, version: own, dependencies = {} } of manifests) {
    if (own !== version) problems.push(`${name} becomes ${own}, and others ${version}`)
    for (const [dependency, range] of Object.entries(dependencies)) {
      const isOwn = manifests.some((manifest) => manifest.name === dependency)
      if (isOwn && range !== `^${version}`)
        problems.push(`${name} depends on ${dependency} ${range}, not ^${version}`)
    }
  }
  for (const name of names) {
    const text = await readFile(join(copy, published[name], 'CHANGELOG.md'), 'utf8').catch(() => '')
    if (!text.includes(`## ${version}\n`)) problems.push(`${name}: no change log of ${version}`)
  }
  const left = (await readdir(join(copy, '.changeset'))).filter((file) => file.endsWith('.md'))
  if (left.length > 0) problems.push(`changesets are left: ${left.join(', ')}`)
  expectNone(problems)
  return version
}

/** `npm publish --dry-run`: the files that npm would upload. */
async function checkPublish(copy, name) {
  const output = await command(
    `npm publish --dry-run of ${name}`,
    runNpm(['publish', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
      cwd: join(copy, published[name]),
      quiet: true,
    }),
  )
  const report = JSON.parse(output.slice(output.indexOf('{')))
  const { files } = report.files ? report : Object.values(report)[0]
  expectNone(
    await findFileProblems(
      name,
      files.map(({ path }) => path),
      { changelog: true },
    ),
  )
  return files.length
}

/** Installs the tarballs into an empty project, and starts the commands. */
async function install(copy, folder, version) {
  const tarballs = {}
  for (const name of names) {
    const args = ['pack', '--ignore-scripts', '--pack-destination', folder, '--json', '--loglevel=error']
    const output = await command(
      `npm pack of ${name}`,
      runNpm(args, { cwd: join(copy, published[name]), quiet: true }),
    )
    const [{ filename }] = JSON.parse(output.slice(output.indexOf('[')))
    tarballs[name] = join(folder, filename.replace('@', '').replace('/', '-'))
  }
  const target = join(folder, 'installed')
  await project(target, tarballs, { '@monasca/emulator': '', 'monasca-dashboard': '' })
  for (const [name, program] of [
    ['@monasca/emulator', 'bin/monasca-emulator.js'],
    ['monasca-dashboard', 'bin/monasca-dashboard.js'],
  ]) {
    const file = join(target, 'node_modules', name, program)
    const printed = await command(
      name,
      run(process.execPath, [file, '--version'], { cwd: target, quiet: true }),
    )
    if (printed.trim() !== version) throw new Error(`${name} --version prints ${printed}`)
  }
  // One file without imports.
  const bundle = await readFile(join(target, 'node_modules/@monasca/core/dist/monasca.js'), 'utf8')
  const imported = /(?:^|[;\n}])import[\s*{"']|\bfrom\s*["']|\bimport\(\s*["'`]/.exec(bundle)
  if (imported)
    throw new Error(`@monasca/core/bundle imports: ${bundle.slice(imported.index, imported.index + 80)}`)
  const script = `import('@monasca/core/bundle').then(({ createClient, withPassword, avg }) => { if (!createClient || !withPassword || !avg) process.exit(1) })`
  await command('@monasca/core/bundle', run(process.execPath, ['-e', script], { cwd: target, quiet: true }))
}

await main(async () => {
  await ensureBuilt()
  const folder = await mkdtemp(join(tmpdir(), 'monasca-release-'))
  const copy = join(folder, 'repository')
  try {
    await step('Manifests, licences, README links and workflows', async () => {
      const problems = await Promise.all(names.map(findPackageProblems))
      expectNone([...problems.flat(), ...(await findWorkflowProblems())])
    })
    await step('Copying the last commit', () => copyRepository(copy))
    const version = await step('changeset version', () => writeVersions(copy))
    for (const name of names) {
      const count = await step(`npm publish --dry-run: ${name}`, () => checkPublish(copy, name))
      say(`    ${count} files`)
    }
    await step('Installing the tarballs into an empty project', () => install(copy, folder, version))
    say(`\nA release would publish ${version} of ${names.length} packages.`)
  } catch (error) {
    say(`\n${error.message}`)
    return 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return 0
})
