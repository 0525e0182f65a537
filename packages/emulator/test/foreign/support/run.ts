import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Answer } from './server.js'

/** Output and exit code of a program. */
export type Output = { code: number; stdout: string; stderr: string }

/**
 * Runs a program with only the path of this process's environment, and the given variables. `input` is its standard
 * input.
 */
export function run(
  program: string,
  parameters: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Output> {
  // A home without files: a `clouds.yaml` of this machine must not be read.
  const env = { PATH: '/usr/bin:/bin', HOME: tmpdir(), LANG: 'C.UTF-8', TZ: 'UTC', ...variables }
  return new Promise((resolve) => {
    const options = { env, cwd: tmpdir(), timeout: 100_000 }
    const child = execFile(program, parameters, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0
      resolve({ code, stdout, stderr })
    })
    child.stdin?.end(input)
  })
}

/** Runs a script of the folder `python`, and returns the JSON that it prints. @throws Error with its error output */
export async function runPython(
  script: string,
  parameters: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const path = fileURLToPath(new URL(`../python/${script}`, import.meta.url))
  // No compiled files next to the script.
  const { code, stdout, stderr } = await run('/usr/bin/python3', ['-B', path, ...parameters], variables)
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${stderr || stdout}`)
  return JSON.parse(stdout)
}
