import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { resolveReturnTo } from '../../src/session/index.js'
import { createSimulation, during } from '../support/simulation.js'

beforeAll(() => import('../../src/session/manager/openid/createOpenIdFlow.js'))

const page = 'https://app.test/callback'

test.each([
  ['/alarms?state=ALARM#top', '/alarms?state=ALARM#top'],
  ['https://app.test/charts', '/charts'],
  ['charts', '/charts'],
  ['?a=1', '/callback?a=1'],
  ['/a//b?to=//evil.test#//evil.test', '/a//b?to=//evil.test#//evil.test'],
  ['/%2F%2Fother.test', '/%2F%2Fother.test'],
  ['', '/callback'],
])('A8: %j stays in the page: %s', (target, path) => {
  expect(resolveReturnTo(target, page)).toBe(path)
})

const foreign = [
  '/..//evil.test',
  '/.//evil.test',
  '/a/../..//evil.test/x',
  '/%2e%2e//evil.test',
  '/%2E//evil.test',
  '..//evil.test',
  '/..\\\\evil.test',
  '/..\\/evil.test',
  '//evil.test',
  '///evil.test',
  '\\\\evil.test',
  '/\\evil.test',
  '\\/evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/.\t.//evil.test',
  ' //evil.test',
  '\u0000//evil.test',
  'https:evil.test/../..//evil.test',
  'https:/evil.test//../..//evil.test',
  'http://app.test/',
  'https://app.test:444/',
  'https://app.test.evil.test',
  'https://app.test@evil.test',
  'https://app.test%2F@evil.test',
  'https://user:password@app.test/',
  'https://app。test/..//evil.test',
  'https://evil。test/',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'blob:https://app.test/uuid',
  'about:blank',
  'http://[',
  `/${'x'.repeat(200_000)}`,
]

test.each(foreign)('A8: %j leads to the first page', (target) => {
  expect(resolveReturnTo(target, page)).toBe('/')
})

test('A8: what no text is leads to the first page', () => {
  for (const target of [undefined, null, 7, {}, ['/a'], { toString: () => '/a' }]) {
    expect(resolveReturnTo(target, page)).toBe('/')
  }
})

test('A8: fuzz: the result stays in the origin wherever it is resolved, and is its own result', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '\t',
    '\n',
    '\r',
    ' ',
    '@',
    ':',
    '?',
    '#',
  )
  const word = fc.constantFrom(
    'evil.test',
    'app.test',
    'https:',
    'http:',
    'javascript:',
    'blob:',
    '//',
    '。',
    '．',
    '\u0000',
  )
  const target = fc.oneof(
    fc.array(fc.oneof(part, word), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.webUrl(),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(target, (text) => {
      const path = resolveReturnTo(text, page)
      expect(path).toMatch(/^\/(?![/\\])/)
      for (const base of [page, 'https://app.test/a/b/c?d', 'https://app.test/']) {
        const url = new URL(path, base)
        expect(url.origin).toBe('https://app.test')
        expect(url.pathname + url.search + url.hash).toBe(path)
      }
      expect(resolveReturnTo(path, page)).toBe(path)
    }),
    { numRuns: 3000 },
  )
})

test.each(['/..//evil.test', '/.//evil.test', 'https://evil.test', 'http://['])(
  'A8: a sign-in by redirect from %s gives the router a path of this page',
  async (returnTo) => {
    const simulation = createSimulation()
    const returned: string[] = []
    const tab = simulation.open({ onReturn: (path) => returned.push(path) })
    await during(simulation.time, tab.manager.restore())
    await during(simulation.time, tab.manager.signInWithRedirect({ returnTo }))
    tab.stop()
    // What was noted may have been changed by another script since.
    for (const [key, text] of tab.tabStorage) {
      if (!key.startsWith('openid:')) continue
      tab.tabStorage.set(key, JSON.stringify({ ...JSON.parse(text), returnTo }))
    }
    const url = simulation.cloud.authorize(tab.page.left[0] ?? '')
    const back = simulation.open({ from: tab, url, onReturn: (path) => returned.push(path) })
    await during(simulation.time, back.manager.restore())
    expect(back.manager.getSnapshot().status).toBe('ready')
    expect(returned).toEqual(['/'])
    expect(back.page.url).toBe('https://app.test/')
  },
)
