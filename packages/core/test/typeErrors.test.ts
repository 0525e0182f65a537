import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const core = fileURLToPath(new URL('..', import.meta.url))

/** What compilers say about typical mistakes, each a call of `createClient`. */
const mistakes = {
  'no password': [
    `createClient({ username: 'ada', authUrl: '/identity' })`,
    "Property 'password' is missing in type '{ username: string; authUrl: string; }' but required in type 'UsernameClientOptions'.",
  ],
  'no address of Keystone': [
    `createClient({ username: 'ada', password: 'x' })`,
    "Property 'authUrl' is missing in type '{ username: string; password: string; }' but required in type 'UsernameClientOptions'.",
  ],
  'a typo': [
    `createClient({ username: 'ada', password: 'x', authUrl: '/identity', projectNames: 'shop' })`,
    "'projectNames' does not exist in type 'CreateClientOptions'. Did you mean to write 'projectName'?",
  ],
  'two kinds of credentials': [
    `createClient({ token: 't', username: 'ada', password: 'x', authUrl: '/identity' })`,
    `Types of property 'username' are incompatible.
    Type 'string' is not assignable to type 'CannotBeCombinedWith<"token">'.`,
  ],
  'an option of the session': [
    `createClient({ session, authUrl: '/identity' })`,
    `Types of property 'authUrl' are incompatible.
    Type 'string' is not assignable to type 'CannotBeCombinedWith<"session">'.`,
  ],
  'no credentials': [
    `createClient({ endpoint: '/v2.0' })`,
    "is missing the following properties from type 'UsernameClientOptions': username, authUrl, password",
  ],
} as const

let output = ''

/** The compiler's program, which runs on every platform that Node runs on. */
async function findCompiler(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json')
  const { bin } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: { tsc: string } }
  return resolve(dirname(manifest), bin.tsc)
}

beforeAll(async () => {
  const cache = join(core, '../../node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'type-errors-'))
  const files = Object.values(mistakes).map(([code], index) => ({
    name: `mistake${index}.ts`,
    text: `import { createClient, type Session } from '@monasca/core'\nexport declare const session: Session\n${code}\n`,
  }))
  for (const { name, text } of files) await writeFile(join(folder, name), text)
  const settings = { extends: join(core, 'tsconfig.json'), files: files.map(({ name }) => name), include: [] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const compiler = await findCompiler()
  output = await new Promise((done) => {
    execFile(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], (_error, stdout) =>
      done(stdout),
    )
  })
  await rm(folder, { recursive: true })
}, 120_000)

test.each(Object.entries(mistakes))('createClient: %s', (name, [, message]) => {
  const index = Object.keys(mistakes).indexOf(name)
  const own = output
    .split(/\n(?=\S)/)
    .filter((text) => text.includes(`mistake${index}.ts`))
    .join('\n')
  expect(own).toContain(message)
  // The message is short, and names the option.
  expect(own.split('\n').length).toBeLessThanOrEqual(4)
})
