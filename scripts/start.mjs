// `npm start`: the dashboard on the emulator, from a fresh clone, with Node and npm alone.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkNode, ensureBuilt, ensureInstalled, main } from './lib/prepare.mjs'
import { root } from './lib/run.mjs'

/** The help of the server is a file: it needs no installation and no build. */
async function printHelp() {
  const help = await readFile(join(root, 'apps/demo/help.txt'), 'utf8')
  console.log(help.replace('monasca-dashboard [options]', 'npm start -- [options]'))
}

await main(async () => {
  if (process.argv.slice(2).some((flag) => flag === '--help' || flag === '-h')) return printHelp()
  checkNode()
  await ensureInstalled()
  await ensureBuilt()

  const server = spawn(
    process.execPath,
    [join(root, 'apps/demo/dist-server/main.js'), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  // Ctrl+C reaches the server by itself on a terminal; other ways of stopping reach only this process.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => server.kill(signal))
  return new Promise((resolve) => {
    server.on('exit', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
    )
  })
})
