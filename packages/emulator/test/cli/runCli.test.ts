import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@monasca/core'
import { afterEach, expect, test, vi } from 'vitest'
import { runCli } from '../../src/cli/runCli.js'

const stopping: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stopping.splice(0).reverse()) await stop()
})

function run(...argv: string[]) {
  return runWith({}, ...argv)
}

function runWith({ terminal = false }: { terminal?: boolean }, ...argv: string[]) {
  const controller = new AbortController()
  const written = { out: '', err: '' }
  const code = runCli({
    argv,
    version: '1.2.3',
    signal: controller.signal,
    terminal,
    stdout: (text) => {
      written.out += text
    },
    stderr: (text) => {
      written.err += text
    },
  })
  const stop = () => {
    controller.abort()
    return code
  }
  stopping.push(stop)
  const url = async () => {
    await vi.waitFor(() => expect(written.out).toContain('Try it'), 20_000)
    return /Keystone +(\S+)\/identity/.exec(written.out)?.[1] ?? ''
  }
  return { code, written, stop, url }
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function connect(url: string) {
  return createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: `${url}/identity`,
    projectName: 'mini-mon',
  })
}

test('default: prints addresses and users, serves, posts for this machine, and stops with its signal', async () => {
  const { written, url, stop } = run('--port', '0', '--fleet', '2', '--hours', '1')
  const address = await url()
  expect(written.out).toContain('Writing the history of 2 simulated hosts (1 h): done')
  expect(written.out).toContain('Monasca emulator 1.2.3')
  expect(written.out).toMatch(/mini-mon \/ password +mini-mon \(monasca-user\)/)
  const client = connect(address)
  const simulated = await client.metrics.list({ dimensions: { source: 'simulated' }, name: 'cpu.percent' })
  expect(simulated.elements.map((metric) => metric.dimensions['hostname']).toSorted()).toEqual([
    'db-01',
    'web-01',
  ])
  await vi.waitFor(async () => {
    const { elements } = await client.metrics.list({ name: 'cpu.percent' })
    expect(elements.some((metric) => metric.dimensions['source'] === undefined)).toBe(true)
  }, 10_000)
  expect(await stop()).toBe(0)
  expect(written.err).toBe('')
  await expect(fetch(`${address}/identity`)).rejects.toThrow('fetch failed')
})

test('parameters: no fleet, no agent, token lifetime, data folder', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'monasca-cli-'))
  stopping.unshift(() => rmSync(dataDir, { recursive: true, force: true }))
  const options = ['--port', '0', '--fleet', '0', '--no-agent', '--token-ttl', '90', '--data', dataDir]
  const first = run(...options)
  const client = connect(await first.url())
  expect(first.written.out).toContain(dataDir)
  const { expires, issued } = await client.session.getAccess()
  expect(Number(expires) - Number(issued)).toBe(90_000)
  expect((await client.metrics.list({})).elements).toEqual([])
  await client.metrics.create({ name: 'kept', value: 1 })
  await first.stop()
  const second = run(...options)
  expect((await connect(await second.url()).metrics.list({})).elements).toMatchObject([{ name: 'kept' }])
})

test('parameters: the OpenID provider is printed, and can be disabled', async () => {
  const options = ['--port', '0', '--fleet', '0', '--no-agent']
  const first = run(...options, '--oidc-port', '0')
  await first.url()
  const issuer = /OpenID +(\S+)/.exec(first.written.out)?.[1] ?? ''
  const response = await fetch(`${issuer}/.well-known/openid-configuration`)
  expect(await response.json()).toMatchObject({ issuer })
  expect(first.written.out).toContain('mini-mon-app / app-secret')
  expect(first.written.out).toContain('ada / password')
  const second = run(...options, '--no-oidc')
  await second.url()
  expect(second.written.out).not.toContain('OpenID')
})

test('behavior: a signal stops it while the past is still being written', async () => {
  const { written, stop } = runWith({ terminal: true }, '--port', '0', '--fleet', '50', '--hours', '720')
  await vi.waitFor(() => expect(written.out).toMatch(/Writing the history of 50 simulated hosts .*: \d+ %/))
  expect(await stop()).toBe(0)
  expect(written.out).not.toContain('100 %')
  expect(written.out).not.toContain('Try it')
})

test('parameters: users of a file, retention, faults by HTTP', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'monasca-cli-'))
  stopping.unshift(() => rmSync(folder, { recursive: true, force: true }))
  const seed = join(folder, 'seed.json')
  const users = [{ name: 'eve', password: 'e', projectRoles: { lab: ['monasca-user'] } }]
  writeFileSync(seed, JSON.stringify({ projects: [{ name: 'lab' }], users }))
  const options = ['--port', '0', '--no-oidc']
  const first = run(...options, '--seed', seed, '--retention', '36h', '--faults')
  const url = await first.url()
  const client = createClient({
    username: 'eve',
    password: 'e',
    authUrl: `${url}/identity`,
    projectName: 'lab',
  })
  const old = Date.now() - 37 * 3_600_000
  await client.metrics.create({ name: 'old', value: 1, timestamp: new Date(old) })
  await client.metrics.create({ name: 'new', value: 1 })
  const clock = async (advanceMs: number) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ advanceMs })
    return (await fetch(`${url}/emulator/v1/clock`, { method: 'POST', headers, body })).status
  }
  expect(await clock(301_000)).toBe(200)
  expect(first.written.out).toMatch(/eve \/ e +lab \(monasca-user\)\n\nOther sign-in methods/)
  const since = { startTime: new Date(0) }
  const { elements } = await client.metrics.list(since)
  expect(elements.map(({ name }) => name)).toEqual(['new'])
  const second = run(...options, '--retention', 'little')
  expect(await second.code).toBe(1)
  expect(second.written.err).toContain('such as 36h or 7d, or a number of measurements')
  writeFileSync(seed, '{"users": {}}')
  const third = run(...options, '--seed', seed)
  expect(await third.code).toBe(1)
  expect(third.written.err).toContain('is not a valid seed: "projects" must be a list.')
})

test('parameters: quiet', async () => {
  const port = await findPort()
  const { written, stop } = run('--port', String(port), '--no-oidc', '--quiet', '--fleet', '0')
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/identity`)).status).toBe(300))
  expect(await stop()).toBe(0)
  expect(written).toEqual({ out: '', err: '' })
})

test('parameters: help and version', async () => {
  const help = run('--help')
  expect(await help.code).toBe(0)
  for (const option of [
    '--port',
    '--host',
    '--data',
    '--fleet',
    '--hours',
    '--token-ttl',
    '--oidc-port',
    '--no-agent',
    '--seed',
    '--retention',
    '--faults',
  ]) {
    expect(help.written.out).toContain(option)
  }
  const version = run('--version')
  expect(await version.code).toBe(0)
  expect(version.written.out).toBe('1.2.3\n')
})

test('error: invalid options, a port in use, an unusable folder', async () => {
  const wrong = run('--port', 'eighty')
  expect(await wrong.code).toBe(1)
  expect(wrong.written.err).toContain('whole number from 0 to 65535')
  const unknown = run('--nonsense')
  expect(await unknown.code).toBe(1)
  const first = run('--port', '0', '--fleet', '0', '--no-agent')
  const { port } = new URL(await first.url())
  const second = run('--port', port, '--fleet', '0', '--no-agent')
  expect(await second.code).toBe(1)
  expect(second.written.err).toMatch(new RegExp(`Port ${port} of 127.0.0.1 is in use already.*--port`))
  const folder = mkdtempSync(join(tmpdir(), 'monasca-cli-'))
  stopping.unshift(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'file'), '')
  const third = run('--port', '0', '--data', join(folder, 'file'))
  expect(await third.code).toBe(1)
  expect(third.written.err).toContain('Cannot write')
})

test('C5: --quirks reproduces the defects of a server, and rejects unknown servers', async () => {
  const options = ['--port', '0', '--fleet', '0', '--no-agent', '--no-oidc']
  const client = connect(await run(...options, '--quirks', 'influxdb').url())
  const dimensions = { disk: 'a b' }
  await client.metrics.create({ name: 'm', value: 1, dimensions })
  await expect(client.metrics.list({ startTime: 0 })).rejects.toMatchObject({ status: 500 })
  expect((await client.metrics.list()).elements).toMatchObject([{ dimensions }])
  const refused = run(...options, '--quirks', 'oracle')
  expect(await refused.code).toBe(1)
  expect(refused.written.err).toContain("'oracle' is invalid. Allowed choices are influxdb.")
})
