import { expect, test } from 'vitest'
import { checkAddress, initialCredentials } from './initialCredentials.js'

test('emulator: its first user is filled in', () => {
  expect(initialCredentials(true)).toMatchObject({ username: 'mini-mon', password: 'password' })
})

test('gateway: nothing personal is filled in', () => {
  expect(initialCredentials(false)).toMatchObject({ username: '', password: '', projectName: '' })
})

test('address: paths of this server and web addresses only', () => {
  const good = ['/identity', 'http://127.0.0.1:8070/identity', 'https://cloud.example.org']
  expect(good.map(checkAddress)).toEqual([null, null, null])
  for (const bad of [
    '',
    'identity',
    '//other/identity',
    '/\\other/identity',
    '/\t/other',
    'ftp://host',
    'javascript:alert(1)',
    'http://',
  ]) {
    expect(checkAddress(bad)).toContain('http://')
  }
})
