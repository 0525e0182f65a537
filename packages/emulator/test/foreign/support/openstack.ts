import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Options } from './foreignSignIn.js'
import { type Output, run } from './run.js'

/** How the command line receives the credentials. */
export type SignIn = { plugin: string; options: Options }

/** The variables that the command line reads its options from. */
function toVariables({ plugin, options }: SignIn): Record<string, string> {
  const entries = Object.entries(options).map(([name, value]) => [`OS_${name.toUpperCase()}`, value])
  return { OS_AUTH_TYPE: plugin, ...Object.fromEntries(entries) }
}

/** Calls `use` with variables that refer to a temporary `clouds.yaml`. JSON is also YAML. */
async function withClouds<result>(
  { plugin, options }: SignIn,
  use: (variables: Record<string, string>) => Promise<result>,
): Promise<result> {
  const folder = await mkdtemp(join(tmpdir(), 'foreign-'))
  const file = join(folder, 'clouds.yaml')
  try {
    await writeFile(file, JSON.stringify({ clouds: { emulator: { auth_type: plugin, auth: options } } }))
    return await use({ OS_CLOUD: 'emulator', OS_CLIENT_CONFIG_FILE: file })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * Runs a command of OpenStack's command line. Lists among the options do not fit into variables, so they use a file.
 */
export function openstack(signIn: SignIn, ...words: string[]): Promise<Output> {
  const lists = Object.values(signIn.options).some(Array.isArray)
  const start = (variables: Record<string, string>) => run('/usr/bin/openstack', words, variables)
  return lists ? withClouds(signIn, start) : start(toVariables(signIn))
}

/**
 * Runs several commands in one process, which signs in once, like OpenStack's command line without a command. Resolves
 * to the output of each, including errors.
 */
export async function openstackSession(signIn: SignIn, lines: readonly string[]): Promise<string[]> {
  const typed = lines.flatMap((line) => [line, `!echo ${endOfCommand}`]).join('\n')
  const variables = { ...toVariables(signIn), PYTHONUNBUFFERED: '1' }
  const { stdout } = await run('/bin/sh', ['-c', 'exec /usr/bin/openstack 2>&1'], variables, `${typed}\n`)
  return stdout.split(`${endOfCommand}\n`).slice(0, lines.length)
}

const endOfCommand = '=== end of command ==='
