import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Runs a program with the version number of another Node, and returns what it prints to standard error. */
async function runOnNode(version: string, program: string): Promise<{ code: number; printed: string }> {
  const fake = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(fake)}`, program, '--version'],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const [printed, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code: code as number, printed }
}

test.each(['apps/demo/bin/monasca-dashboard.js', 'packages/emulator/bin/monasca-emulator.js'])(
  '%s names the Node version it needs, before it imports anything',
  async (program) => {
    for (const version of ['18.20.8', '20.18.3']) {
      const { code, printed } = await runOnNode(version, program)
      expect(printed).toMatch(new RegExp(`needs Node 20\\.19 or newer; this is Node ${version}`))
      expect([code, printed.split('\n').length]).toEqual([1, 2])
    }
  },
)
