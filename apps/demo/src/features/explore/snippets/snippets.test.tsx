import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@monasca/core'
import { createEmulator } from '@monasca/emulator'
import { MonascaProvider } from '@monasca/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { oddEnd, oddMetrics, oddName, oddValues, readOf } from '../../../../test/oddValues.js'
import {
  coreSnippet,
  curlSnippet,
  monascaSnippet,
  pythonSnippet,
  reactSnippet,
  snippetLanguages,
} from './snippets.js'

const emulator = createEmulator({ fleet: false })
let origin = ''
let folder = ''
let count = 0

const createUser = () =>
  createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: `${origin}/identity`,
    projectName: 'mini-mon',
    endpoint: `${origin}/v2.0`,
  })

beforeAll(async () => {
  origin = (await emulator.listen({ port: 0 })).url
  // Where packages are found as in a project that uses them.
  const results = join(import.meta.dirname, '../../../../../../test-results')
  await mkdir(results, { recursive: true })
  folder = await mkdtemp(join(results, 'snippets-'))
  await createUser().metrics.create(oddMetrics)
})

afterAll(async () => {
  await rm(folder, { recursive: true })
  await emulator.close()
})

/** Compiles and runs a module, and returns its exports. */
async function load(text: string, extension: 'ts' | 'tsx'): Promise<Record<string, unknown>> {
  count += 1
  const path = join(folder, `snippet${count}.${extension}`)
  await writeFile(path, text)
  return (await import(/* @vite-ignore */ path)) as Record<string, unknown>
}

async function signIn(): Promise<string> {
  const user = { name: 'mini-mon', domain: { id: 'default' }, password: 'password' }
  const response = await fetch(`${origin}/identity/v3/auth/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } }),
  })
  return response.headers.get('X-Subject-Token') ?? ''
}

/** Runs the module, and returns the dimensions of the series that it prints. */
async function runCore(text: string): Promise<unknown[]> {
  vi.stubEnv('OS_AUTH_URL', `${origin}/identity`)
  vi.stubEnv('OS_TOKEN', await signIn())
  vi.stubEnv('OS_PROJECT_NAME', 'mini-mon')
  vi.stubEnv('MONASCA_API_URL', `${origin}/v2.0`)
  const print = vi.spyOn(console, 'log').mockReturnValue()
  await load(text, 'ts')
  vi.unstubAllEnvs()
  const [elements] = print.mock.lastCall as [{ dimensions: unknown }[]]
  return elements.map(({ dimensions }) => dimensions)
}

/** Renders the component until its data has arrived, and returns its text. */
async function renderHook(text: string): Promise<string> {
  const module = await load(text, 'tsx')
  const MetricSeries = module['MetricSeries'] as ComponentType
  const queryClient = new QueryClient()
  const app = (
    <QueryClientProvider client={queryClient}>
      <MonascaProvider client={createUser()}>
        <MetricSeries />
      </MonascaProvider>
    </QueryClientProvider>
  )
  renderToStaticMarkup(app)
  await Promise.all(
    queryClient
      .getQueryCache()
      .getAll()
      .map((query) => query.fetch()),
  )
  const markup = renderToStaticMarkup(app)
  queryClient.clear()
  return markup
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
}

test.each(oddValues)('%s: the module and the hook read exactly this series', async (thing) => {
  const read = readOf({ dimensions: { thing: [thing] } })
  expect(await runCore(coreSnippet(read))).toEqual([{ thing, service: 'snippets' }])
  const shown = await renderHook(reactSnippet(read))
  expect(shown).toContain(JSON.stringify({ service: 'snippets', thing }))
  expect(shown.match(/points/g)).toHaveLength(1)
})

test('several values, any value, groups, merging and measurements', async () => {
  const dimensions = { thing: ['web 1', 'a|b'], service: [] }
  expect(await runCore(coreSnippet(readOf({ dimensions })))).toHaveLength(2)
  expect(
    await runCore(coreSnippet(readOf({ dimensions: { thing: ['web 1', '#1'] }, groupBy: ['service'] }))),
  ).toEqual([{ service: 'snippets' }])
  expect(await runCore(coreSnippet(readOf({ merge: true, functions: ['min', 'max'] })))).toHaveLength(1)
  const measured = readOf({ functions: [] })
  expect(await runCore(coreSnippet(measured))).toHaveLength(oddMetrics.length)
  expect((await renderHook(reactSnippet(measured))).match(/: 1 points/g)).toHaveLength(oddMetrics.length)
})

test('a live range is a live hook, a fixed one has its end', () => {
  const read = readOf({})
  expect(reactSnippet(read)).toContain(
    `endTime: Date.parse("${new Date(oddEnd).toISOString().replace('.000', '')}")`,
  )
  expect(reactSnippet({ ...read, live: true })).toContain('query: { refetchInterval: 30_000 }')
})

test('no text has a token: each reads it from the environment', () => {
  const read = readOf({ dimensions: { thing: ['x'] } })
  expect(coreSnippet(read)).toContain('process.env.OS_TOKEN')
  expect(curlSnippet(read)).toContain('X-Auth-Token: $OS_TOKEN')
  expect(pythonSnippet(read)).toContain("os.environ['OS_TOKEN']")
  expect(monascaSnippet(read)).toContain('OS_PASSWORD')
  for (const { write } of snippetLanguages) expect(write(read)).not.toMatch(/gAAAA|password=|https?:/)
})

test('a value that a query cannot contain is mentioned where the text cannot apply it', () => {
  const read = readOf({ dimensions: { thing: ['a|b', ''] } })
  for (const write of [curlSnippet, monascaSnippet, pythonSnippet]) {
    expect(write(read)).toContain(
      '# A query cannot contain this value: use only series whose "thing" is "a|b" or "".',
    )
  }
})

test('quotes that end a text do not', () => {
  const read = readOf({ metric: `x"'\`$(id)\n${oddName}` })
  expect(pythonSnippet(read)).toContain(`name="x\\"'\`$(id)\\n${oddName}"`)
  expect(curlSnippet(read)).toContain(`'name=x"'\\''\`$(id) ${oddName.replace("'", "'\\''")}'`)
})
