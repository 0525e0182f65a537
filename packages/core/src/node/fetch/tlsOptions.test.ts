import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fixture, fixtureText } from '../../../test/node/servers.js'
import { readTls } from './tlsOptions.js'

function refusalOf(options: Parameters<typeof readTls>[0]): string {
  try {
    readTls(options)
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

function file(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'monasca-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'file.pem'), content)
  return join(folder, 'file.pem')
}

test('default: Node decides whom to trust', () => {
  expect(readTls({})).toEqual({ rejectUnauthorized: true, secureContext: undefined, proxyContext: undefined })
})

test('verify: a folder stands for the certificates in it', () => {
  const path = file(fixtureText('ca.pem'))
  expect(readTls({ verify: dirname(path) }).secureContext).toBeDefined()
  writeFileSync(path, 'hello')
  expect(refusalOf({ verify: dirname(path) })).toMatch(/^`verify` holds no certificate\./)
})

test('error: missing files are named by option and path, a key only by option', () => {
  expect(refusalOf({ verify: '/nowhere/ca.pem' })).toBe(
    '`verify` names a file that does not exist.\nGive the path of a PEM file. Path: /nowhere/ca.pem',
  )
  expect(refusalOf({ cert: '/nowhere/cert.pem' })).toBe(
    '`cert` names a file that does not exist.\nGive the path of a PEM file. Path: /nowhere/cert.pem',
  )
  expect(refusalOf({ cert: fixture('client.pem'), key: 'MIGHAgEAMBMGByqGSM49' })).toBe(
    '`key` names a file that does not exist.\nGive the path of a PEM file.',
  )
  expect(refusalOf({ cert: tmpdir() })).toMatch(/^`cert` names a directory\./)
  expect(refusalOf({ verify: '' })).toMatch(/^`verify` is empty\./)
})

test('error: a file without a certificate', () => {
  expect(refusalOf({ verify: file('hello s3cret') })).toBe(
    '`verify` holds no certificate.\nIt is a text that begins with -----BEGIN CERTIFICATE-----.',
  )
  expect(refusalOf({ ca: 'hello' })).toMatch(/^`ca` holds no certificate\./)
  expect(refusalOf({ cert: fixture('client.key') })).toMatch(/^`cert` holds no certificate\./)
})

test('error: a broken certificate among good ones', () => {
  const broken = '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n'
  expect(refusalOf({ verify: file(fixtureText('ca.pem') + broken) })).toBe(
    '`verify` holds a certificate that cannot be read: number 2.',
  )
})

test('error: keys that are absent, alien, encrypted or broken', () => {
  const cert = fixture('client.pem')
  expect(refusalOf({ cert })).toBe('`cert` holds no private key.\nGive the private key as `key`.')
  expect(refusalOf({ cert, key: fixture('ca.pem') })).toBe('`key` holds no private key.')
  expect(refusalOf({ cert, key: fixture('server.key') })).toBe('`key` is not the private key of `cert`.')
  expect(refusalOf({ cert, key: fixture('client.encrypted.key') })).toMatch(
    /^`key` holds a private key behind a passphrase\./,
  )
  const broken = '-----BEGIN PRIVATE KEY-----\nc3VwZXIgc2VjcmV0\n-----END PRIVATE KEY-----\n'
  expect(refusalOf({ cert, key: broken })).toBe('`key` holds a private key that cannot be read.')
  expect(refusalOf({ key: fixture('client.key') })).toBe(
    '`cert` is missing.\nIt is the certificate that `key` belongs to.',
  )
})

test('error: two ways to name authorities', () => {
  expect(refusalOf({ verify: fixture('ca.pem'), ca: fixtureText('ca.pem') })).toMatch(
    /^`ca` cannot be combined/,
  )
})
