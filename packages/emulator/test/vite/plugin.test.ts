import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@monasca/core'
import { createServer, type PluginOption, preview } from 'vite'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createEmulator } from '../../src/index.js'
import { monascaEmulator } from '../../src/vite.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'monasca-vite-'))
  writeFileSync(join(root, 'index.html'), '<title>page</title>')
  mkdirSync(join(root, 'dist'))
  writeFileSync(join(root, 'dist', 'index.html'), '<title>built page</title>')
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const settings = (plugin: PluginOption) => ({
  root,
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [plugin],
  server: { port: 0, host: '127.0.0.1' },
  preview: { port: 0, host: '127.0.0.1' },
})

async function listNames(origin: string): Promise<readonly string[]> {
  const client = createClient({
    username: 'mini-mon',
    password: 'password',
    authUrl: `${origin}/identity`,
    projectName: 'mini-mon',
  })
  return (await client.metrics.listNames()).elements
}

function originOf({ httpServer }: { httpServer: { address(): unknown } | null }): string {
  const address = httpServer?.address() as AddressInfo | undefined
  return `http://127.0.0.1:${address?.port}`
}

test('default: Keystone and Monasca on the origin of the page, in development', async () => {
  const server = await createServer(settings(monascaEmulator({ fleet: { hosts: 1, hours: 1 }, oidc: false })))
  onTestFinished(() => server.close())
  await server.listen()
  const origin = originOf(server)
  expect(await listNames(origin)).toContain('cpu.percent')
  expect(await (await fetch(origin)).text()).toContain('<title>page</title>')
  expect(await (await fetch(`${origin}/identity-help`)).text()).toContain('<title>page</title>')
  expect(await (await fetch(`${origin}/emulator/v1/outbox`)).json()).toHaveProperty('elements')
})

test('preview: the same; the provider has a separate port', async () => {
  const plugin = monascaEmulator()
  const server = await preview(settings(plugin))
  onTestFinished(() => server.close())
  const origin = originOf(server)
  expect(await listNames(origin)).toEqual([])
  expect(await (await fetch(origin)).text()).toContain('built page')
})

test('behavior: a closed server releases the data folder', async () => {
  const dataDir = join(root, 'data')
  const server = await createServer(settings(monascaEmulator({ dataDir, oidc: false })))
  await server.listen()
  expect(await listNames(originOf(server))).toEqual([])
  expect(() => createEmulator({ dataDir })).toThrow('in use by another emulator')
  await server.close()
  await createEmulator({ dataDir }).close()
})

test('error: an emulator that cannot start reports why, and the page is still served', async () => {
  writeFileSync(join(root, 'file'), '')
  const server = await createServer(settings(monascaEmulator({ dataDir: join(root, 'file') })))
  onTestFinished(() => server.close())
  await server.listen()
  const origin = originOf(server)
  const response = await fetch(`${origin}/identity`)
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('Cannot write')
  expect((await fetch(origin)).status).toBe(200)
})
