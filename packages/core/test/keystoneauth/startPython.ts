import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Outcome, Task } from './task.js'

/** A Python process that runs tasks with keystoneauth1 in sequence. */
export type Python = { run(task: Task): Promise<Outcome[]>; stop(): void }

/** Starts the system's Python without the variables of this process, so that its proxies and clouds do not apply. */
export function startPython(): Python {
  const script = fileURLToPath(new URL('driver.py', import.meta.url))
  const child: ChildProcessWithoutNullStreams = spawn('/usr/bin/python3', ['-B', '-W', 'ignore', script], {
    env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async run(task) {
      child.stdin.write(`${JSON.stringify(task)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`Python ended: ${complaint}`)
      return JSON.parse(value)
    },
    stop: () => child.stdin.end(),
  }
}
