import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lab } from '../lab.js'
import { waitUntil } from './wait.js'

const file = join(lab.folder, 'keystone-short.pid')

function processId(): number {
  return Number(readFileSync(file, 'utf8'))
}

async function answers(): Promise<boolean> {
  return fetch(lab.keystoneShort).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Stops the second Keystone of the lab, so that its port is closed. */
export async function stopKeystone(): Promise<void> {
  const id = processId()
  process.kill(id, 'SIGTERM')
  await waitUntil(() => !existsSync(`/proc/${id}`))
}

/** Starts it again with its data, and waits until it responds. */
export async function startKeystone(): Promise<void> {
  const settings = join(lab.folder, 'keystone-short.ini')
  spawn('uwsgi', ['--ini', settings], { detached: true, stdio: 'ignore' }).unref()
  await waitUntil(answers)
}

/** Lets it accept connections without a response, until it is resumed. */
export function freezeKeystone(): () => void {
  const workers = execFileSync('pgrep', ['-P', String(processId())], { encoding: 'utf8' })
  const ids = workers.trim().split('\n').map(Number)
  for (const id of ids) process.kill(id, 'SIGSTOP')
  return () => {
    for (const id of ids) process.kill(id, 'SIGCONT')
  }
}
