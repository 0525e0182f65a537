// Brings a fresh clone to the point where it can run: installs and builds what is missing, and nothing else.
import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runNpm, runTool } from './run.mjs'
import { step } from './say.mjs'

const oldestNode = [20, 19]
/** Inside node_modules, so that it goes when the packages go. */
const stamp = join(root, 'node_modules', '.monasca-installed')

/** A failure that the reader can mend: printed without a stack. */
class Problem extends Error {}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Problem(
    `This is Node ${version}; Node ${oldestNode.join('.')} or newer is needed. Get it from https://nodejs.org.`,
  )
}

/** Packages depend on the lock file and, for packages with native parts, on platform and Node's ABI. */
async function fingerprint() {
  const lock = await readFile(join(root, 'package-lock.json'))
  const key = `${process.platform} ${process.arch} ${process.versions.modules}`
  return createHash('sha256').update(lock).update(key).digest('hex')
}

/** npm writes this file last: if it is newer than the lock file, packages were installed by hand. */
async function isInstalledByHand() {
  const changed = async (path) => (await stat(join(root, path)).catch(() => undefined))?.mtimeMs ?? 0
  return (await changed('node_modules/.package-lock.json')) > (await changed('package-lock.json'))
}

export async function ensureInstalled() {
  const wanted = await fingerprint()
  const have = await readFile(stamp, 'utf8').catch(() => undefined)
  if (have === wanted) return
  if (have === undefined && (await isInstalledByHand())) return writeFile(stamp, wanted)
  await step('Installing packages from the npm registry (first time, or after a change)', async () => {
    const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund', '--include=dev'], { quiet: true })
    if (code !== 0) throw new Problem(`npm ci failed:\n${output}`)
    await writeFile(stamp, wanted)
  })
}

export async function ensureBuilt() {
  await step('Building what has changed', async () => {
    const { code, output } = await runTool(
      'turbo/bin/turbo',
      ['run', 'build', '--output-logs=errors-only', '--no-update-notifier'],
      { quiet: true },
    )
    if (code !== 0) throw new Problem(`The build failed:\n${output}`)
  })
}

/** Runs a script's main function and turns a `Problem` into a message and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
