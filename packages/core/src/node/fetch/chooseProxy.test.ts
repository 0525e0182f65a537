import { expect, test } from 'vitest'
import { chooseProxy, type Environment } from './chooseProxy.js'

const choose = (url: string, env: Environment) => chooseProxy(new URL(url), env)

test('default: none', () => {
  expect(choose('https://monasca.example.org', {})).toBeUndefined()
  expect(choose('https://monasca.example.org', { HTTPS_PROXY: '' })).toBeUndefined()
})

test('behavior: each scheme has its variable, lower case wins, ALL_PROXY is the fallback', () => {
  const env = { HTTP_PROXY: 'H', https_proxy: 's', HTTPS_PROXY: 'S', ALL_PROXY: 'A' }
  expect(choose('http://h', env)).toBe('H')
  expect(choose('https://h', env)).toBe('s')
  expect(choose('https://h', { HTTP_PROXY: 'H' })).toBeUndefined()
  expect(choose('https://h', { HTTP_PROXY: 'H', ALL_PROXY: 'A' })).toBe('A')
})

test('behavior: HTTP_PROXY is ignored in a CGI program', () => {
  expect(choose('http://h', { REQUEST_METHOD: 'GET', HTTP_PROXY: 'H' })).toBeUndefined()
  expect(choose('http://h', { REQUEST_METHOD: 'GET', http_proxy: 'h' })).toBe('h')
})

test.each([
  ['https://example.org', 'example.org', true],
  ['https://monasca.example.org', 'example.org', true],
  ['https://monasca.example.org', '.example.org', true],
  ['https://monasca.example.org', '*.example.org', true],
  ['https://monasca.example.org', 'other.org, EXAMPLE.org', true],
  ['https://monasca.example.org', '*', true],
  ['https://badexample.org', 'example.org', false],
  ['https://example.org:8070', 'example.org:8070', true],
  ['https://example.org', 'example.org:443', true],
  ['https://example.org:8070', 'example.org:443', false],
  ['http://10.1.2.3', '10.0.0.0/8', true],
  ['http://10.1.2.3', '10.1.2.3', true],
  ['http://10.1.2.3:8070', '10.1.2.3:8070', true],
  ['http://11.1.2.3', '10.0.0.0/8', false],
  ['http://192.168.1.200', '192.168.1.128/25', true],
  ['http://192.168.1.100', '192.168.1.128/25', false],
  ['http://10.1.2.3', '2.3', false],
  ['http://[::1]:80', '::1', true],
  ['http://[::1]:8070', '[::1]:8070', true],
  ['http://[::1]:8070', '[::1]:8071', false],
  ['http://[::1]', '[::1]:80', true],
  ['http://[::1]:8070', '[::1]', true],
  ['http://[::1]', '0:0:0:0:0:0:0:1', true],
  ['http://[::1]', '0000:0000:0000:0000:0000:0000:0000:0001', true],
  ['http://[2001:db8::a]', '2001:0DB8:0:0::000A', true],
  ['http://[2001:db8:0:0:0:0:0:a]:81', '[2001:db8::0a]:81', true],
  ['http://[::1]', '::/64', true],
  ['http://[::1]', '[::]/64', true],
  ['http://[1::1]', '::/64', false],
  ['http://[1::1]', '::/0', true],
  ['http://[2001:db8:0:1::7]', '2001:db8::/32', true],
  ['http://[2001:db9::7]', '2001:db8::/32', false],
  ['http://[2001:db8::7]', '2001:db8::6/127', true],
  ['http://10.1.2.3', '::/64', false],
  ['http://10.1.2.3', '::/0', false],
  ['http://10.1.2.3', '0.0.0.0/0', true],
  ['http://10.1.2.3', '::ffff:10.1.2.3', true],
  ['http://10.1.2.3', '::ffff:10.0.0.0/104', true],
  ['http://[::ffff:10.1.2.3]', '10.0.0.0/8', true],
  ['http://[::ffff:10.1.2.3]', '10.1.2.3', true],
  ['http://[::ffff:10.1.2.3]', '::ffff:a01:203', true],
  ['http://[::ffff:11.1.2.3]', '10.0.0.0/8', false],
  ['http://[::1]', '::1/129', false],
  ['http://10.1.2.3', '10.0.0.0/33', false],
  ['http://10.1.2.3', '10.0.0.0/8/8', false],
  ['http://10.1.2.3', '10.0.0.0/', false],
  ['http://10.1.2.3', '/8,:80,[],[]:80,::,:::,.', false],
  ['http://example.org', '/8,:80,[],[]:80,::,:::,.,*.', false],
  ['http://example.org.', 'example.org', true],
  ['http://a.example.org', 'example.org.', true],
  ['http://müller.example', 'müller.example', true],
  ['http://müller.example', 'xn--mller-kva.example:80', true],
])('B6: NO_PROXY: %s with %s', (url, list, exempt) => {
  expect(choose(url, { HTTP_PROXY: 'P', HTTPS_PROXY: 'P', NO_PROXY: list })).toBe(exempt ? undefined : 'P')
})
