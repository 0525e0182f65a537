import { afterEach, expect, test, vi } from 'vitest'
import { receiveWebSsoToken, takeWebSsoToken } from './webSso.js'

const now = 1_800_000_000_000

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A tab with a stored note, and a page with a token from the server. */
function openTab(note: string | null, token?: string) {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  const notes = new Map([['monasca-demo:sso', note]])
  let content = token
  const addresses: string[] = []
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => notes.get(key) ?? null,
    removeItem: (key: string) => notes.delete(key),
  })
  vi.stubGlobal('document', {
    querySelector: () =>
      content === undefined
        ? null
        : {
            content,
            remove: () => {
              content = undefined
            },
          },
  })
  vi.stubGlobal('history', { replaceState: (_: null, __: string, url: string) => addresses.push(url) })
  receiveWebSsoToken()
  return { addresses, left: () => content }
}

const note = (startedAt: number, target: unknown = '/alarms') => JSON.stringify({ startedAt, target })

test('default: takes the token out of the page once, and returns to the previous page', () => {
  const tab = openTab(note(now - 5000), 'gAAAA')
  expect([tab.left(), tab.addresses]).toEqual([undefined, ['/sign-in?sso=true']])
  expect(takeWebSsoToken()).toEqual({ token: 'gAAAA', target: '/alarms' })
  expect(takeWebSsoToken()).toBeUndefined()
})

test('default: a page without a token keeps its address', () => {
  expect(openTab(note(now)).addresses).toEqual([])
  expect(takeWebSsoToken()).toBeUndefined()
})

test('A8: the note cannot lead to another server', () => {
  openTab(note(now, '/..//evil.test'), 'gAAAA')
  expect(takeWebSsoToken()).toEqual({ token: 'gAAAA', target: '/' })
})

test('A9: a token in a tab that has not started the sign-in, or with a damaged note, does not sign in', () => {
  for (const text of [null, '', '{', 'null', '7', '[]', '{}', '{"startedAt":"1"}', '{"target":"/"}']) {
    openTab(text, 'gAAAA')
    expect(takeWebSsoToken()).toBeUndefined()
  }
})

test('A9: a sign-in that took more than ten minutes, or starts in the future, does not sign in', () => {
  for (const startedAt of [now - 600_001, now + 1]) {
    openTab(note(startedAt), 'gAAAA')
    expect(takeWebSsoToken()).toBeUndefined()
  }
})
