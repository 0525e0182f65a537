// `npm start`: the dashboard on the emulator, from a fresh clone, with Node and npm alone.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkNode, ensureBuilt, ensureInstalled, main } from './lib/prepare.mjs'
import { root } from './lib/run.mjs'

await main(async () => {
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
