import { expect, test } from 'vitest'
import { InvalidParameterError } from '../../src/index.js'
import {
  formatSessionCookie,
  formatTokenCookie,
  type InitialSession,
  readSessionCookie,
  readTokenCookie,
  syncSessionCookie,
  withPassword,
} from '../../src/session/index.js'
import { createSimulation, during } from '../support/simulation.js'

const now = 1_700_000_000_000
const clock = () => now
const hour = 3_600_000
const ada = withPassword({ username: 'ada', userDomainId: 'default', password: 'password' })
const session: InitialSession = {
  user: { id: 'ada', name: 'Ada Lovelace Ä; Path=/', domainId: 'default', domainName: undefined },
  scope: { kind: 'project', id: 'p1', name: 'shop', domainId: 'default', domainName: 'Default' },
  roles: ['monasca-user'],
  expiresAt: now + hour,
  identity: 'a1b2',
}
const pairOf = (cookie: string) => cookie.split('; ')[0] ?? ''
const cookieOf = (value: unknown) => `monasca-session=${encodeURIComponent(JSON.stringify(value))}`

test.each<[string, InitialSession]>([
  ['a project', session],
  ['a domain', { ...session, scope: { kind: 'domain', id: 'd', name: undefined } }],
  ['the system', { ...session, scope: { kind: 'system' } }],
  ['no scope', { ...session, scope: { kind: 'unscoped' }, roles: [] }],
])('session cookie: what was written for %s is read again', (_name, given) => {
  const cookie = formatSessionCookie(given, { clock, secure: true })
  expect(cookie.split('; ').slice(1)).toEqual(['Path=/', 'Max-Age=3600', 'Secure', 'SameSite=Lax'])
  expect(readSessionCookie(`other=1; ${pairOf(cookie)}; last=2`, { clock })).toEqual(given)
})

test('session cookie: without a known end it ends with the browser', () => {
  const cookie = formatSessionCookie({ ...session, expiresAt: undefined })
  expect(cookie).not.toContain('Max-Age')
  expect(readSessionCookie(pairOf(cookie))?.expiresAt).toBe(undefined)
})

test('session cookie: removed without a session, after its end, and when it is too long', () => {
  const tooLong = {
    ...session,
    roles: Array.from({ length: 200 }, (_, index) => `a long role name ${index}`),
  }
  for (const given of [undefined, { ...session, user: undefined }, { ...session, expiresAt: now }, tooLong]) {
    expect(formatSessionCookie(given, { clock })).toBe('monasca-session=; Path=/; Max-Age=0; SameSite=Lax')
  }
})

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['another cookie', 'monasca-session2=x'],
  ['an empty value', 'monasca-session='],
  ['a broken escape', 'monasca-session=%E0%A4%A'],
  ['no JSON', 'monasca-session=x'],
  ['no object', cookieOf(null)],
  ['no user', cookieOf({ ...session, user: undefined })],
  ['a user without an id', cookieOf({ ...session, user: { name: 'ada' } })],
  ['an unknown kind of scope', cookieOf({ ...session, scope: { kind: 'galaxy', id: 'p1' } })],
  ['a project without an id', cookieOf({ ...session, scope: { kind: 'project' } })],
  ['roles that are not texts', cookieOf({ ...session, roles: [{}] })],
  ['a name of 300 characters', cookieOf({ ...session, user: { id: 'a'.repeat(300) } })],
  ['an end that has passed', cookieOf({ ...session, expiresAt: now })],
  ['an end that is no time', cookieOf({ ...session, expiresAt: 'soon' })],
])('session cookie: %s is no session', (_name, header) => {
  expect(readSessionCookie(header, { clock })).toBe(undefined)
})

test('session cookie: members that a session does not have are dropped', () => {
  const read = readSessionCookie(
    cookieOf({
      ...session,
      token: 'secret',
      user: { ...session.user, admin: true },
      scope: { ...session.scope, admin: true },
    }),
    { clock },
  )
  expect(read).toEqual(session)
})

test.each([
  ['name', { name: 'a=b' }],
  ['path', { path: '/; Domain=evil.test' }],
  ['domain', { domain: 'evil.test; Secure' }],
])('session cookie: a %s that is not valid is refused', (parameter, options) => {
  expect(() => formatSessionCookie(session, options)).toThrow(InvalidParameterError)
  expect(() => formatSessionCookie(session, options)).toThrow(`\`${parameter}\``)
})

test('sync: follows the session, and never holds a token', async () => {
  const simulation = createSimulation()
  const { manager } = simulation.open({ openid: undefined })
  const cookies: string[] = []
  const stop = syncSessionCookie(manager, {
    write: (cookie) => cookies.push(cookie),
    clock: () => simulation.time.now,
  })
  expect(cookies).toEqual([])
  await during(simulation.time, manager.restore())
  expect(cookies).toEqual([expect.stringContaining('Max-Age=0')])
  await during(simulation.time, manager.signIn(ada))
  const { user, scope, roles, expiresAt, identity } = manager.getSnapshot()
  const read = readSessionCookie(pairOf(cookies.at(-1) ?? ''), { clock: () => simulation.time.now })
  expect(read).toEqual({ user, scope, roles, expiresAt, identity })
  const written = cookies.length
  await simulation.time.pass(2 * hour)
  expect(manager.getSnapshot().status).toBe('expired')
  expect(cookies.slice(written)).toEqual([expect.stringContaining('Max-Age=0')])
  await during(simulation.time, manager.signIn(ada))
  await during(simulation.time, manager.signOut())
  expect(cookies.at(-1)).toContain('Max-Age=0')
  stop()
  const token = await during(
    simulation.time,
    manager.signIn(ada).then(() => manager.session.getToken()),
  )
  expect(token).toBeTruthy()
  expect(cookies.at(-1)).toContain('Max-Age=0')
  expect(cookies.join()).not.toMatch(/token-|password/)
})

test('token cookie: bound to the host, and unreadable for scripts and other sites', () => {
  const cookie = formatTokenCookie('gAAAA_x', { expiresAt: now + hour, clock })
  expect(cookie).toBe('__Host-monasca-token=gAAAA_x; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict')
  expect(readTokenCookie(`a=1; ${pairOf(cookie)}`)).toBe('gAAAA_x')
  expect(readTokenCookie('a=1')).toBe(undefined)
  expect(formatTokenCookie(undefined, { expiresAt: 0, clock })).toContain('Max-Age=0')
})

test.each(['a; Domain=evil.test', 'a b', 'a\r\nSet-Cookie: b=c', ''])(
  'token cookie: %j is refused',
  (token) => {
    expect(() => formatTokenCookie(token, { expiresAt: now + hour, clock })).toThrow(InvalidParameterError)
  },
)
