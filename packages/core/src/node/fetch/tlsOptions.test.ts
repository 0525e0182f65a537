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

test('default: Node’s CAs are trusted', () => {
  expect(readTls({})).toEqual({
    pem: {},
    rejectUnauthorized: true,
    secureContext: undefined,
    proxyContext: undefined,
  })
})

test('verify: a folder provides all its certificates', () => {
  const path = file(fixtureText('ca.pem'))
  expect(readTls({ verify: dirname(path) }).secureContext).toBeDefined()
  writeFileSync(path, 'hello')
  expect(refusalOf({ verify: dirname(path) })).toMatch(/^`verify` contains no certificate\./)
})

test('error: a missing file is reported by option and path, a key only by option', () => {
  expect(refusalOf({ verify: '/nowhere/ca.pem' })).toBe(
    '`verify` names a file that does not exist.\nPass the path of a PEM file. Path: /nowhere/ca.pem',
  )
  expect(refusalOf({ cert: '/nowhere/cert.pem' })).toBe(
    '`cert` names a file that does not exist.\nPass the path of a PEM file. Path: /nowhere/cert.pem',
  )
  expect(refusalOf({ cert: fixture('client.pem'), key: 'MIGHAgEAMBMGByqGSM49' })).toBe(
    '`key` names a file that does not exist.\nPass the path of a PEM file.',
  )
  expect(refusalOf({ cert: tmpdir() })).toMatch(/^`cert` names a directory\./)
  expect(refusalOf({ verify: '' })).toMatch(/^`verify` is empty\./)
})

test('error: a file without a certificate is rejected', () => {
  expect(refusalOf({ verify: file('hello s3cret') })).toBe(
    '`verify` contains no certificate.\nIt must begin with -----BEGIN CERTIFICATE-----.',
  )
  expect(refusalOf({ ca: 'hello' })).toMatch(/^`ca` contains no certificate\./)
  expect(refusalOf({ cert: fixture('client.key') })).toMatch(/^`cert` contains no certificate\./)
})

test('error: a broken certificate among valid ones is rejected', () => {
  const broken = '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n'
  expect(refusalOf({ verify: file(fixtureText('ca.pem') + broken) })).toBe(
    '`verify` contains a certificate that cannot be read: number 2.',
  )
})

test('error: keys that are absent, unrelated, encrypted or broken are rejected', () => {
  const cert = fixture('client.pem')
  expect(refusalOf({ cert })).toBe('`cert` contains no private key.\nPass the private key as `key`.')
  expect(refusalOf({ cert, key: fixture('ca.pem') })).toBe('`key` contains no private key.')
  expect(refusalOf({ cert, key: fixture('server.key') })).toBe('`key` is not the private key of `cert`.')
  expect(refusalOf({ cert, key: fixture('client.encrypted.key') })).toMatch(
    /^`key` contains a private key with a passphrase\./,
  )
  const broken = '-----BEGIN PRIVATE KEY-----\nc3VwZXIgc2VjcmV0\n-----END PRIVATE KEY-----\n'
  expect(refusalOf({ cert, key: broken })).toBe('`key` contains a private key that cannot be read.')
  expect(refusalOf({ key: fixture('client.key') })).toBe(
    '`cert` is missing.\nPass the certificate that `key` belongs to.',
  )
})

test('error: `ca` and a path in `verify` are exclusive', () => {
  expect(refusalOf({ verify: fixture('ca.pem'), ca: fixtureText('ca.pem') })).toMatch(
    /^`ca` cannot be combined/,
  )
})
