// The workflows of GitHub: least permissions, and actions that are pinned by commit.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './run.mjs'

/** Lists actions that are not pinned by commit, and permissions that are wider than they must be. */
export async function findWorkflowProblems() {
  const folder = join(root, '.github', 'workflows')
  const problems = []
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8')
    const { permissions, jobs } = parse(text)
    if (JSON.stringify(permissions) !== '{}') problems.push(`${name}: its permissions must be {}`)
    for (const [job, { permissions: granted, steps, 'timeout-minutes': timeout }] of Object.entries(jobs)) {
      if (typeof granted !== 'object') problems.push(`${name}: ${job} names no permissions`)
      if (timeout === undefined) problems.push(`${name}: ${job} has no timeout-minutes`)
      if (granted?.['id-token'] === 'write' && granted.contents === 'write') {
        problems.push(`${name}: ${job} may both publish and change the repository`)
      }
      for (const { uses } of steps) {
        if (uses !== undefined && !/@[\da-f]{40}$/.test(uses)) problems.push(`${name}: ${uses} has no commit`)
      }
    }
    for (const line of text.split('\n')) {
      if (/\buses:/.test(line) && !/# v\d+\.\d+\.\d+$/.test(line))
        problems.push(`${name}: no version beside ${line.trim()}`)
    }
  }
  return problems
}
