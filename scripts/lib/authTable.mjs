// Which auth plugin was proved where: read from the results of test runs, by titles that begin with `plugin: Name`.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Exported classes that are made to be extended. */
const bases = new Set(['IdentityPlugin', 'FederationPlugin', 'V3Auth'])

const noKeystone = 'asks Keystone for nothing'
const noV2 = 'the v2.0 API was dropped long before Keystone 22'
const noCertificate = 'the certificate is the browser’s, and no page can choose it'
const noHttps = 'the emulator speaks plain HTTP, so clients cannot present a certificate'
const notOffered = 'not offered: making one fails with an error that says what to use instead'
const nowhere = { keystone: notOffered, emulator: notOffered, browser: notOffered }

/** Why a plugin is not proved in a place. A green test wins over a reason. */
const reasons = {
  HttpBasic: {
    keystone: noKeystone,
    emulator: 'Monasca knows tokens only; it is a proxy that asks for passwords',
  },
  Keystone2Keystone: {
    emulator: 'the emulator speaks no SAML',
    browser: 'other origins let no page read the documents that it passes on',
  },
  NoAuth: { keystone: noKeystone },
  V2Password: { keystone: noV2 },
  V2Token: { keystone: noV2 },
  V3OAuth2mTlsClientCredential: {
    keystone: 'Keystone knows OAuth2 clients with certificates since version 23; Debian 12 has 22',
    emulator: noHttps,
    browser: noCertificate,
  },
  V3TokenlessAuth: { emulator: noHttps, browser: noCertificate },
  V3AdfsPassword: nowhere,
  V3FedKerb: nowhere,
  V3Kerberos: nowhere,
  V3OAuth1: nowhere,
  V3SamlPassword: nowhere,
}

/** The columns: where their results are, and which command makes them. */
export const places = [
  { key: 'keystone', title: 'real Keystone', file: 'keystone.json', command: 'npm run test:keystone' },
  {
    key: 'emulator',
    title: 'emulator',
    file: 'vitest.json',
    command: 'npm test',
    path: 'packages/emulator/',
  },
  { key: 'browser', title: 'browser', file: 'e2e.json', command: 'npm test' },
]

/** The names of all plugins that `@monasca/core/identity` exports. */
async function listPlugins() {
  const source = await readFile(join(root, 'packages/core/src/identity/index.ts'), 'utf8')
  const names = [...source.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, list]) => list.split(','))
    .map((name) => name.trim())
  // Functions begin with a small letter, types say that they are.
  return names.filter((name) => /^[A-Z]/.test(name) && !bases.has(name)).sort()
}

function vitestTests(report, path = '') {
  const files = report.testResults.filter(({ name }) => name.replaceAll('\\', '/').includes(path))
  return files.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      title,
      passed: status === 'passed',
      ran: /ed$/.test(status),
    })),
  )
}

function playwrightTests({ suites = [], specs = [] }) {
  const own = specs.map(({ title, tests }) => {
    const states = tests.map(({ status }) => status)
    return { title, passed: states.every((state) => state === 'expected'), ran: !states.includes('skipped') }
  })
  return [...own, ...suites.flatMap(playwrightTests)]
}

/** The tests of a place, and when they ran; nothing where there are no results. */
/** @param {{ file: string, path?: string }} place */
async function readResults({ file, path }) {
  const full = join(root, 'test-results', file)
  const text = await readFile(full, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const report = JSON.parse(text)
  const tests = report.testResults ? vitestTests(report, path) : playwrightTests(report)
  return { tests: tests.filter(({ ran }) => ran), time: (await stat(full)).mtime }
}

/** What is known of one plugin in one place: `{ passed, failed }`, or `{ reason }`, or `{}` for a gap. */
function readCell(name, key, results) {
  const tests = (results?.tests ?? []).filter(({ title }) => new RegExp(`plugin: ${name}\\b`).test(title))
  const passed = tests.filter((test) => test.passed).length
  if (tests.length > 0) return { passed, failed: tests.length - passed }
  const reason = reasons[name]?.[key]
  return reason ? { reason } : {}
}

/** A row for each plugin, and when the results of each place were made. */
export async function readAuthTable() {
  const results = Object.fromEntries(
    await Promise.all(places.map(async (place) => [place.key, await readResults(place)])),
  )
  const rows = (await listPlugins()).map((name) => ({
    name,
    cells: places.map(({ key }) => readCell(name, key, results[key])),
  }))
  return { rows, times: places.map(({ key }) => results[key]?.time) }
}
