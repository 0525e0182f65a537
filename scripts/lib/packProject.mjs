// Empty projects that install the packed packages.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runNpm } from './run.mjs'

/** Resolves to the output of a program of `run`; rejects with it if the program fails. */
export async function command(what, result) {
  const { code, output } = await result
  if (code !== 0) throw new Error(`${what} failed:\n${output}`)
  return output
}

/**
 * An empty project that depends on the tarballs alone: `overrides` keeps npm from asking the registry for siblings.
 *
 * @param {string} folder
 * @param {Record<string, string>} tarballs - by workspace: `core` is `@monasca/core`
 * @param {Record<string, string>} dependencies - ranges, or '' for a tarball
 */
export async function project(folder, tarballs, dependencies) {
  const local = Object.fromEntries(
    Object.entries(tarballs).map(([name, file]) => [packageOf(name), `file:${file}`]),
  )
  const wanted = Object.fromEntries(
    Object.entries({ ...dependencies, '@monasca/core': '' }).map(([name, range]) => [
      name,
      local[name] ?? range,
    ]),
  )
  const overrides = Object.fromEntries(
    Object.keys(wanted)
      .filter((name) => local[name] !== undefined)
      .map((name) => [name, `$${name}`]),
  )
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify(
      { name: 'empty', version: '0.0.0', private: true, type: 'module', dependencies: wanted, overrides },
      null,
      2,
    ),
  )
  await command(
    'npm install',
    runNpm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], {
      cwd: folder,
      quiet: true,
    }),
  )
}

/** The npm name of a workspace. */
export function packageOf(workspace) {
  return workspace === 'dashboard' ? 'monasca-dashboard' : `@monasca/${workspace}`
}
