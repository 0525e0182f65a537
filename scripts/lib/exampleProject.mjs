// Runs the scripts of an installed example, without npm: so that a server can be stopped by its own process.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { run } from './run.mjs'

const readJson = async (file) => JSON.parse(await readFile(file, 'utf8'))

/** The folder of an installed package, searched as Node does: in `folder` and above. */
function findPackage(folder, name) {
  const path = join(folder, 'node_modules', name)
  if (existsSync(path)) return path
  const parent = dirname(folder)
  if (parent === folder) throw new Error(`${name} is not installed.`)
  return findPackage(parent, name)
}

/** The arguments of Node for a script of a manifest, such as `vite build` or `node report.mjs`. */
async function readScript(folder, name) {
  const { scripts, dependencies, devDependencies } = await readJson(join(folder, 'package.json'))
  if (!scripts?.[name]) return undefined
  const [command, ...args] = scripts[name].split(' ')
  if (command === 'node') return args
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const path = findPackage(folder, dependency)
    const { bin } = await readJson(join(path, 'package.json'))
    const file = typeof bin === 'string' && dependency === command ? bin : bin?.[command]
    if (file) return [join(path, file), ...args]
  }
  throw new Error(`No dependency has the command ${command}.`)
}

/** Runs a script to its end, if the example has it; resolves to its output. */
export async function runScript(folder, name, args = []) {
  const script = await readScript(folder, name)
  if (!script) return ''
  const { code, output } = await run(process.execPath, [...script, ...args], {
    cwd: folder,
    quiet: true,
    timeout: 300_000,
    env: { NODE_ENV: '', CI: 'true', NO_COLOR: '1' },
  })
  if (code !== 0) throw new Error(`\`npm run ${name}\` failed:\n${output}`)
  return output
}

/**
 * Starts a script and resolves once its output matches `ready`: to the match, the output so far, and how to stop it.
 */
export async function startScript(folder, name, args, ready, env = {}) {
  const script = await readScript(folder, name)
  const child = spawn(process.execPath, [...script, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  const waiting = new Set()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
      for (const look of waiting) look()
    })
  }
  /** Resolves when the output matches. */
  const waitFor = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output)
        if (!match) return
        waiting.delete(look)
        resolve(match)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`\`npm run ${name}\` ended without ${pattern}:\n${output}`)))
    })
  const stop = async () => {
    child.kill()
    await ended
  }
  try {
    return { match: await waitFor(ready), waitFor, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
