import { createClient } from '@monasca/core'
import { beforeAll, expect, test } from 'vitest'
import { type Output, run } from '../../../../packages/emulator/test/foreign/support/run.js'
import { serveFile } from '../../../../packages/emulator/test/foreign/support/server.js'
import { signIn } from '../../../../packages/emulator/test/foreign/support/signIns.js'
import { curlSnippet, monascaSnippet, pythonSnippet } from '../../src/features/explore/snippets/snippets.js'
import { oddMetrics, oddName, oddValues, readOf } from '../oddValues.js'

const server = serveFile()
let variables: Record<string, string> = {}

beforeAll(async () => {
  const MONASCA_API_URL = `${server.origin}/v2.0`
  const user = { username: 'mini-mon', password: 'password', projectName: 'mini-mon' }
  const client = createClient({ ...user, authUrl: server.authUrl, endpoint: MONASCA_API_URL })
  await client.metrics.create(oddMetrics)
  const scope = { project: { name: 'mini-mon', domain: { id: 'default' } } }
  variables = {
    OS_AUTH_URL: server.authUrl,
    OS_PROJECT_NAME: 'mini-mon',
    OS_TOKEN: await signIn(server, scope),
    MONASCA_API_URL,
  }
})

async function succeed(output: Promise<Output>): Promise<string> {
  const { code, stdout, stderr } = await output
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

/** Runs the text as it would be pasted into a shell. */
const shell = (text: string, more: Record<string, string> = {}) =>
  succeed(run('/bin/sh', ['-c', text], { ...variables, ...more }))

type Series = { name: string; dimensions: Record<string, string> }[]

const runCurl = async (text: string): Promise<Series> => {
  const { elements } = JSON.parse(await shell(text.replace('curl ', 'curl --silent --show-error '))) as {
    elements: Series
  }
  return elements
}

const runMonasca = async (text: string): Promise<Series> => {
  const { OS_TOKEN: _, ...others } = variables
  const signedIn = { ...others, OS_USERNAME: 'mini-mon', OS_PASSWORD: 'password' }
  const command = `${text.trimEnd()} -j\n`
  return JSON.parse(await succeed(run('/bin/sh', ['-c', command], signedIn))) as Series
}

/** JSON instead of Python's notation. */
const runPython = async (text: string): Promise<Series> => {
  const script = `import json\n${text.replace('print(', 'print(json.dumps(').replace(/\)\)\n$/, ')))\n')}`
  return JSON.parse(await succeed(run('/usr/bin/python3', ['-B', '-'], variables, script))) as Series
}

const languages = [
  { name: 'curl', write: curlSnippet, start: runCurl },
  { name: 'monasca', write: monascaSnippet, start: runMonasca },
  { name: 'Python', write: pythonSnippet, start: runPython },
]

const thingsOf = (series: Series) => series.map(({ dimensions }) => dimensions['thing'] ?? '').sort()
const sent = oddValues.filter((value) => !value.includes('|'))

test.each(languages)('$name: values are read as they are', async ({ write, start }) => {
  const series = await start(write(readOf({ dimensions: { thing: sent } })))
  expect(thingsOf(series)).toEqual(sent.toSorted())
  expect(new Set(series.map(({ name }) => name))).toEqual(new Set([oddName]))
})

test.each(sent)('curl: %s alone', async (thing) => {
  expect(thingsOf(await runCurl(curlSnippet(readOf({ dimensions: { thing: [thing] } }))))).toEqual([thing])
})

test.each(languages)(
  '$name: several values, any value, groups, merging and measurements',
  async ({ write, start }) => {
    const dimensions = { thing: ['web 1', '#1'], service: [] }
    expect(await start(write(readOf({ dimensions })))).toHaveLength(2)
    const grouped = await start(write(readOf({ groupBy: ['service'], functions: ['min', 'max'] })))
    expect(grouped.map((one) => one.dimensions)).toEqual([{ service: 'snippets' }])
    expect(await start(write(readOf({ merge: true })))).toHaveLength(1)
    expect(await start(write(readOf({ functions: [] })))).toHaveLength(oddMetrics.length)
    // A value that a query cannot contain: all are read, and a comment says which to use.
    expect(await start(write(readOf({ dimensions: { thing: ['a|b'] } })))).toHaveLength(oddMetrics.length)
  },
)
