import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { configVariable } from './givenTexts.js'
import { keyOf, optionNames, optionTable, variableOf } from './optionTable.js'
import { createCommand, readOptions } from './parseOptions.js'

const cloud = {
  MONASCA_DASHBOARD_KEYSTONE_URL: 'https://cloud.example.org/identity',
  MONASCA_DASHBOARD_MONASCA_URL: 'https://cloud.example.org:8070/v2.0',
}

const inRepository = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

function read(flags: readonly string[], environment: Record<string, string> = {}) {
  return readOptions(['node', 'monasca-dashboard', ...flags], environment)
}

function writeConfig(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'monasca-options-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'dashboard.yaml')
  writeFileSync(file, text)
  return file
}

test('default: the emulator, on loopback', () => {
  const { options, mistakes } = read([])
  expect(mistakes).toEqual([])
  expect(options).toMatchObject({ port: 5173, host: '127.0.0.1', fleet: 8, webSso: false, connectTo: [] })
  expect(options.keystoneUrl).toBeUndefined()
})

test('precedence: a flag before a variable, a variable before the file', () => {
  const file = writeConfig('port: 1\nhost: 10.0.0.1\nfleet: 1\n')
  const environment = { MONASCA_DASHBOARD_PORT: '2', MONASCA_DASHBOARD_HOST: '10.0.0.2' }
  const { options, mistakes } = read(['--config', file, '--port', '3'], environment)
  expect(mistakes).toEqual([])
  expect(options).toMatchObject({ port: 3, host: '10.0.0.2', fleet: 1 })
})

test('file: YAML or JSON, with numbers, switches and lists, named by a variable', () => {
  const yaml = 'web-sso: true\nport: 80\nconnect-to:\n  - https://a.example/x\n  - https://b.example\n'
  const json = JSON.stringify({
    'web-sso': true,
    port: 80,
    'connect-to': 'https://a.example,https://b.example',
  })
  for (const text of [yaml, json]) {
    const { options, mistakes } = read([], { ...cloud, MONASCA_DASHBOARD_CONFIG: writeConfig(text) })
    expect(mistakes).toEqual([])
    expect(options).toMatchObject({
      webSso: true,
      port: 80,
      connectTo: ['https://a.example', 'https://b.example'],
    })
  }
})

test('lists: repeated flags, and names with commas', () => {
  const flags = ['--connect-to', 'https://a.example', '--connect-to', 'https://b.example:8070']
  const { options } = read([...flags, '--allowed-hosts', 'a.example, .b.example'])
  expect(options.connectTo).toEqual(['https://a.example', 'https://b.example:8070'])
  expect(options.allowedHosts).toEqual(['a.example', '.b.example'])
})

test('public address: its host is allowed; a path is a mistake', () => {
  expect(read(['--public-url', 'https://dashboard.example.org/']).options).toMatchObject({
    publicUrl: 'https://dashboard.example.org',
    allowedHosts: ['dashboard.example.org'],
  })
  expect(read(['--public-url', 'https://example.org/dashboard']).mistakes[0]).toContain('must have no path')
})

test('mistakes: one line for each, which names its source and not the value', () => {
  const file = writeConfig('prot: 5173\nfleet: [1, [2]]\nweb-sso: yes please\n')
  const environment = {
    MONASCA_DASHBOARD_KEYSTONE_URL: 'https://admin:secret@cloud.example.org',
    MONASCA_DASHBOARD_DRAIN: '8',
  }
  const flags = ['--config', file, '--port', 'http', '--silent-sign-in', 'sometimes']
  const { mistakes } = read(flags, environment)
  expect([...mistakes].sort()).toEqual([
    '--port must be a whole number from 0 to 65535.',
    '--silent-sign-in must be returning, always or never.',
    'MONASCA_DASHBOARD_DRAIN is not an option.',
    'MONASCA_DASHBOARD_KEYSTONE_URL must not contain a user name or password.',
    'MONASCA_DASHBOARD_KEYSTONE_URL requires --monasca-url.',
    `fleet in ${file} must be a text, a number, true, false or a list.`,
    `prot in ${file} is not an option.`,
    `web-sso in ${file} must be true or false.`,
  ])
})

test('mistakes: options that need each other', () => {
  expect(read(['--monasca-url', 'https://cloud.example.org']).mistakes).toEqual([
    '--monasca-url requires --keystone-url.',
  ])
  expect(read(['--ca-file', '/etc/ssl/cloud.pem']).mistakes).toEqual([
    '--ca-file requires --keystone-url and --monasca-url, because the emulator has no certificate.',
  ])
  expect(read(['--oidc-discovery', 'https://login.example.org/metadata'], cloud).mistakes).toEqual([
    '--oidc-discovery requires --identity-provider, the provider’s name in Keystone.',
    '--oidc-discovery does not end in /.well-known/openid-configuration: add --oidc-issuer.',
  ])
})

test('mistakes: a file that is missing, has no valid syntax, or is no table', () => {
  expect(read(['--config', '/no/such/file']).mistakes).toEqual([
    '--config: cannot read /no/such/file (ENOENT).',
  ])
  const broken = writeConfig('port: 1\nport: 2\n')
  expect(read(['--config', broken]).mistakes).toEqual([`${broken}, line 2: Map keys must be unique`])
  const list = writeConfig('- port\n')
  expect(read(['--config', list]).mistakes[0]).toContain('must contain options such as')
  expect(read(['--config', writeConfig('')]).mistakes).toEqual([])
})

test('environment: the variables of a Kubernetes service are no options', () => {
  const { options, mistakes } = read([], {
    MONASCA_DASHBOARD_PORT: 'tcp://10.0.0.7:80',
    MONASCA_DASHBOARD_PORT_80_TCP_ADDR: '10.0.0.7',
    MONASCA_DASHBOARD_SERVICE_HOST: '10.0.0.7',
    MONASCA_DASHBOARD_HOST: '',
  })
  expect([options.port, options.host, mistakes]).toEqual([5173, '127.0.0.1', []])
})

test('help: the file that `npm start -- --help` prints before anything is installed', async () => {
  let help = ''
  const writeOut = (text: string) => {
    help += text
  }
  createCommand()
    .configureOutput({ writeOut, getOutHelpWidth: () => 80, getOutHasColors: () => false })
    .outputHelp()
  await expect(help).toMatchFileSnapshot(inRepository('apps/demo/help.txt'))
})

test('documents: the table of options in docs/deploy', async () => {
  const rows = optionNames.map((name) => {
    const { argument, default: usual, help } = optionTable[name]
    const flag = `--${keyOf(name)}${argument === undefined ? '' : ` ${argument}`}`
    const text = usual === undefined || Array.isArray(usual) ? '' : `\`${usual}\``
    return `| \`${flag}\` | \`${variableOf(name)}\` | ${text} | ${help.replaceAll('<', '&lt;')} |`
  })
  const page = [
    '# Options of the dashboard',
    '',
    '<!-- Written by apps/demo/server/options/parseOptions.test.ts: `npx vitest run -u --project demo parseOptions`. -->',
    '',
    'The key in the file of `--config` is the flag without dashes, such as `keystone-url`. Commas separate the values of a',
    'list in a variable; the file may contain a YAML list. `true` and `false` set a switch. See',
    '[Deploy the dashboard](index.md) for sources and their precedence.',
    '',
    '| flag | variable | default | |',
    '| --- | --- | --- | --- |',
    `| \`--config <file>\` | \`${configVariable}\` | | YAML or JSON file with options |`,
    ...rows,
    '',
  ]
  await expect(page.join('\n')).toMatchFileSnapshot(inRepository('docs/deploy/options.md'))
})
