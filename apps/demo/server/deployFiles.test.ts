import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { keyOf, optionNames, variableOf } from './options/optionTable.js'
import { readOptions } from './options/parseOptions.js'

// The files for operators: what a linter would find, and what a change of the dashboard would break.

const inRepository = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const read = (path: string) => readFileSync(inRepository(path), 'utf8')

/** The instructions of a Dockerfile, with continued lines joined: `[keyword, rest]`. */
function readInstructions(text: string): [string, string][] {
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n')
  const instructions = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return instructions.map((line) => {
    const [, keyword = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
    return [keyword, rest]
  })
}

test('Dockerfile: two stages, an unprivileged user, no shell as process 1, a health check', () => {
  const instructions = readInstructions(read('apps/demo/deploy/Dockerfile'))
  const known = [
    'ARG',
    'FROM',
    'WORKDIR',
    'RUN',
    'ENV',
    'COPY',
    'USER',
    'EXPOSE',
    'STOPSIGNAL',
    'HEALTHCHECK',
    'ENTRYPOINT',
  ]
  expect(instructions.map(([keyword]) => keyword).filter((keyword) => !known.includes(keyword))).toEqual([])
  const stages = instructions.flatMap(([keyword], index) => (keyword === 'FROM' ? [index] : []))
  expect(stages).toHaveLength(2)
  const last = new Map(instructions.slice(stages[1]))
  expect(last.has('RUN')).toBe(false)
  expect(last.get('COPY')).toMatch(/^--from=install /)
  expect(last.get('USER')).toBe('node')
  expect(last.get('STOPSIGNAL')).toBe('SIGTERM')
  // Exec form: a shell would not forward signals.
  const [node, program = ''] = JSON.parse(last.get('ENTRYPOINT') ?? '') as string[]
  expect(node).toBe('node')
  expect(existsSync(inRepository(program.replace('node_modules/monasca-dashboard', 'apps/demo')))).toBe(true)
  const check = JSON.parse(/CMD (\[.*\])$/.exec(last.get('HEALTHCHECK') ?? '')?.[1] ?? '') as string[]
  expect(check.slice(0, 2)).toEqual(['node', '-e'])
  expect(check[2]).toContain('/healthz')
})

test('systemd: starts the program of the package, stops it later than it drains, and gives it no privilege', () => {
  const unit = read('apps/demo/deploy/monasca-dashboard.service')
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1]
  const [, program = '', , config] = value('ExecStart')?.split(' ') ?? []
  expect(existsSync(inRepository(program.replace(/^.*node_modules\/monasca-dashboard/, 'apps/demo')))).toBe(
    true,
  )
  expect(config).toBe('/etc/monasca-dashboard/dashboard.yaml')
  const { options } = readOptions(['node', 'monasca-dashboard'], {})
  expect(Number(value('TimeoutStopSec'))).toBeGreaterThan(options.drainTimeout)
  expect([value('DynamicUser'), value('NoNewPrivileges'), value('CapabilityBoundingSet')]).toEqual([
    'yes',
    'yes',
    '',
  ])
  // Node compiles code at run time.
  expect(value('MemoryDenyWriteExecute')).toBeUndefined()
})

test('nginx: as long and as large as the gateway allows, with the host of browsers', () => {
  const text = read('apps/demo/deploy/nginx.conf')
  const { options } = readOptions(['node', 'monasca-dashboard'], {})
  expect(Number(/proxy_read_timeout (\d+)s;/.exec(text)?.[1])).toBeGreaterThan(options.upstreamTimeout)
  expect(text).toContain('client_max_body_size 8m;')
  expect(text).toContain('proxy_set_header Host $host;')
  expect(text).not.toMatch(/ip_hash|sticky/)
})

test('dashboard.yaml: valid as it is, and with all its suggestions', () => {
  const file = inRepository('apps/demo/deploy/dashboard.yaml')
  expect(readOptions(['node', 'monasca-dashboard', '--config', file], {}).mistakes).toEqual([])
  const all = parse(read('apps/demo/deploy/dashboard.yaml').replaceAll(/^# (?=[a-z-]+: )/gm, '')) as object
  const keys = optionNames.map(keyOf)
  expect(Object.keys(all).filter((key) => !keys.includes(key))).toEqual([])
  expect(Object.keys(all)).toContain('web-sso')
})

test('documents: every flag and variable they name exists', () => {
  const documents = readdirSync(inRepository('docs/deploy'), { encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  )
  const texts = [
    ...documents.map((name) => read(`docs/deploy/${name}`)),
    ...['Dockerfile', 'monasca-dashboard.service', 'nginx.conf'].map((name) =>
      read(`apps/demo/deploy/${name}`),
    ),
  ]
  const variables = new Set([variableOf('config'), ...optionNames.map(variableOf)])
  const named = texts.flatMap((text) =>
    [...text.matchAll(/MONASCA_DASHBOARD_[A-Z_]+/g)].map(([name]) => name),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !variables.has(name))).toEqual([])
  // In the documents' own sentences: other programs in examples have flags of their own.
  const flags = new Set(['config', 'help', ...optionNames.map(keyOf)])
  const flagged = texts.flatMap((text) => [...text.matchAll(/`--([a-z-]+)/g)].map(([, name]) => name ?? ''))
  expect(flagged.filter((name) => !flags.has(name))).toEqual([])
})
