import { expect, test } from 'vitest'
import { BaseError, InvalidParameterError } from '../../src/index.js'
import { createNodeFetch, loadCloud } from '../../src/node/index.js'

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

/** Reads a cloud from a file with this text. */
function load(text: string, name?: string) {
  const warnings: string[] = []
  const readFile = (path: string) => (path === '/etc/openstack/clouds.yaml' ? text : undefined)
  const options = { env: {}, cwd: '/nowhere', platform: 'linux', readFile }
  return { ...loadCloud(name, { ...options, onWarning: (message) => warnings.push(message) }), warnings }
}

const auth = 'auth: { auth_url: http://k/v3, username: ada, password: secret, user_domain_id: default }'

test.each(names)('A7: a cloud, a profile, a region and an option named %s are ordinary', (name) => {
  const text = `clouds:\n  ${name}:\n    ${auth}\n    auth_type: v3password\n    regions: [${name}]\n    ${name}: x\n`
  const cloud = load(text, name)
  expect(cloud).toMatchObject({ name, authType: 'v3password', regionName: name })
  expect(cloud.authOptions).toMatchObject({ username: 'ada' })
  expect(() => load(text, 'valueOf')).toThrow(InvalidParameterError)
  const typed = `clouds:\n  a:\n    ${auth}\n    auth_type: ${name}\n`
  expect(() => load(typed, 'a')).toThrow(BaseError)
  const profiled = load(`clouds:\n  a:\n    ${auth}\n    profile: ${name}\n`, 'a')
  expect(profiled.warnings).toEqual([expect.stringContaining(name)])
  expect(Object.hasOwn(Object.prototype, 'username')).toBe(false)
})

test('A7: a merge key and a nested __proto__ set no option', () => {
  const text = `clouds:\n  a:\n    __proto__: { verify: "false", ${auth} }\n    auth: { __proto__: { password: stolen }, auth_url: http://k }\n`
  const cloud = load(text, 'a')
  expect(cloud.verify).toBe(true)
  expect(cloud.authOptions).not.toHaveProperty('password')
})

test.each(['http://a%ff:b@proxy:3128', 'http://a:%@proxy:3128', 'http://a:%c3%28@proxy:3128', 'http://['])(
  'A12: a proxy whose credentials are not percent-encoded text is rejected: %s',
  (proxy) => {
    expect(() => createNodeFetch({ proxy, env: {} })).toThrow(InvalidParameterError)
  },
)
