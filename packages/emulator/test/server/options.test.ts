import { InvalidParameterError } from '@monasca/core'
import { afterEach, expect, test } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions, FaultRuleError } from '../../src/index.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function start(options?: EmulatorOptions): Emulator {
  const emulator = createEmulator(options)
  closing.push(emulator.close)
  return emulator
}

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

/** Options that a program without types may pass. */
const startAny = (options: unknown): Emulator => start(options as EmulatorOptions)

test.each([
  ['options', 'must be an object', null],
  ['allowedHosts', 'must be a list of strings', { allowedHosts: 'example.org' }],
  ['allowedHosts', 'must list host names', { allowedHosts: ['https://example.org'] }],
  ['allowedHosts', 'must list host names', { allowedHosts: ['example.org:8070'] }],
  ['allowedHosts', 'must list host names', { allowedHosts: ['*.example.org'] }],
  ['allowedHosts', 'must list host names', { allowedHosts: ['.'] }],
  [
    'tokenTTL',
    'is not a known option; the options are dataDir, allowedHosts, clock, tokenTtl',
    { tokenTTL: 60 },
  ],
  ['tokenTtl', 'must be a number from 1 to', { tokenTtl: Number.NaN }],
  ['tokenTtl', 'must be a number from 1 to', { tokenTtl: 0 }],
  ['tokenTtl', 'must be a number from 1 to', { tokenTtl: -1 }],
  ['tokenTtl', 'must be a number from 1 to', { tokenTtl: '60' }],
  ['tokenTtl', 'must be a number from 1 to', { tokenTtl: Infinity }],
  ['dataDir', 'must be a string', { dataDir: 5 }],
  ['clock', 'must be a function', { clock: 1_700_000_000_000 }],
  ['seed', 'must be an object', { seed: [] }],
  ['seed.projects', 'must be a list', { seed: { users: [] } }],
  ['seed.users.0.name', 'must be a string', { seed: { projects: [], users: [{ password: 'p' }] } }],
  [
    'seed.users.0.passwords',
    'is not a known option; the options are name, password',
    { seed: { projects: [], users: [{ name: 'eve', passwords: 'p' }] } },
  ],
  [
    'seed.users.0.projectRoles.lab',
    'must be a list of strings',
    { seed: { projects: [], users: [{ name: 'eve', projectRoles: { lab: 'admin' } }] } },
  ],
  ['fleet', 'must be an object', { fleet: true }],
  ['fleet.hosts', 'must be a whole number from 0 to', { fleet: { hosts: -1, hours: 1 } }],
  ['fleet.hosts', 'must be a whole number from 0 to', { fleet: { hosts: 1.5, hours: 1 } }],
  ['fleet.hours', 'must be a number from 0 to', { fleet: { hosts: 1 } }],
  ['engine.tick', 'must be a number from 1 to', { engine: { tick: 0 } }],
  ['engine.delay', 'must be a number from 0 to', { engine: { delay: -1 } }],
  ['notificationTypes', 'must be a list of strings', { notificationTypes: 'EMAIL' }],
  ['webhookHosts', 'must be a list of strings', { webhookHosts: 'all' }],
  ['retention.hours', 'must be a number of 0 or more', { retention: { hours: -1 } }],
  ['retention.rows', 'must be a number of 0 or more', { retention: { rows: Number.NaN } }],
  ['retention.days', 'is not a known option; the options are hours, rows', { retention: { days: 2 } }],
  ['quirks', 'must be "influxdb"', { quirks: 'cassandra' }],
  ['quirks', 'must be "influxdb"', { quirks: true }],
  ['faults.http', 'must be a boolean', { faults: { http: 'no' } }],
  ['oidc.port', 'must be a whole number from 0 to 65535', { oidc: { port: 70_000 } }],
  ['oidc.accounts', 'must be a list', { oidc: { accounts: {} } }],
  ['oidc.accounts.0.password', 'must be a string', { oidc: { accounts: [{ username: 'eve' }] } }],
  ['oidc.clients.0.redirectUris', 'must be a list of strings', { oidc: { clients: [{ id: 'app' }] } }],
  ['oidc.lifetimes.idToken', 'must be a number from 1 to', { oidc: { lifetimes: { idToken: 0 } } }],
])('error: %s %s', (parameter, reason, options) => {
  const error = thrownBy(() => startAny(options))
  expect(error).toBeInstanceOf(InvalidParameterError)
  expect(error).toMatchObject({ parameter })
  expect(String(error)).toContain(`\`${parameter}\` ${reason}`)
})

test('default: options may be undefined, and limits may be none', () => {
  const retention = { hours: Infinity, rows: undefined }
  expect(() => start({ tokenTtl: undefined, fleet: undefined, oidc: false, retention })).not.toThrow()
})

test.each([Number.NaN, -1, Infinity, '5', undefined])('error: advance(%s)', async (milliseconds) => {
  const now = Date.parse('2026-03-04T10:00:00Z')
  const emulator = start({ clock: () => now, faults: { http: true } })
  const error = await emulator.advance(milliseconds as number).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InvalidParameterError)
  expect(error).toMatchObject({ parameter: 'milliseconds' })
  const clock = await emulator.fetch('http://emulator.test/emulator/v1/clock')
  expect(await clock.json()).toMatchObject({ now: '2026-03-04T10:00:00.000Z' })
})

test.each(['x', null, {}])('error: faults.set(%j)', (rules) => {
  const { faults } = start({ faults: { rules: [{ drop: 'before' }] } })
  const error = thrownBy(() => faults.set(rules as unknown as []))
  expect(error).toEqual(new FaultRuleError('"rules" must be a list of faults.'))
  expect(faults.rules).toHaveLength(1)
})

test('error: faults in the options, and a seed that is not a number', () => {
  expect(() => startAny({ faults: { rules: 'x' } })).toThrow(FaultRuleError)
  expect(() => start({ faults: { seed: Number.NaN } })).toThrow(FaultRuleError)
})

test('error: a shift of the clock that is not a number', () => {
  const { faults } = start()
  faults.clockShift = -5000
  expect(() => Object.assign(faults, { clockShift: Number.NaN })).toThrow(FaultRuleError)
  expect(faults.clockShift).toBe(-5000)
})
