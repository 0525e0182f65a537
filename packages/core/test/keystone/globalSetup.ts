import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import type { Lab } from './lab.js'

const folder = process.env['LAB'] ?? '/tmp/keystone-lab'

function run(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(`lab/${script}`, import.meta.url))
    const child = spawn(path, { stdio: 'inherit', env: { ...process.env, LAB: folder } })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} failed (${code})`))))
  })
}

/** The lab that is already running, if any. */
async function findLab(): Promise<Lab | undefined> {
  try {
    const lab = JSON.parse(await readFile(join(folder, 'lab.json'), 'utf8')) as Lab
    const parts = [lab.keystone, lab.keystoneShort, `${lab.idp}/.well-known/openid-configuration`]
    const answers = await Promise.all(parts.map((url) => fetch(url)))
    return answers.every(({ ok }) => ok) ? lab : undefined
  } catch {
    return undefined
  }
}

/** Starts the lab unless it is running, and stops it at the end if it was started here. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = await findLab()
  if (!running) await run('up.sh')
  const lab = running ?? (await findLab())
  if (!lab) throw new Error(`The lab does not respond. Its logs are in ${folder}.`)
  project.provide('lab', lab)
  return running ? undefined : () => run('down.sh')
}
