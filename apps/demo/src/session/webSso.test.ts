import { afterEach, expect, test, vi } from 'vitest'
import { takeWebSsoToken } from './webSso.js'

afterEach(() => vi.unstubAllGlobals())

/** A tab with a stored note, and a server that responds. Returns the requests. */
function openTab(note: string | null, reply: unknown): unknown[] {
  const asked: unknown[] = []
  const notes = new Map([['monasca-demo:sso', note]])
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => notes.get(key) ?? null,
    removeItem: (key: string) => notes.delete(key),
  })
  vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
    asked.push(JSON.parse(String(init.body)))
    return Promise.resolve(new Response(typeof reply === 'string' ? reply : JSON.stringify(reply)))
  })
  return asked
}

test('default: takes the token, and returns to the previous page', async () => {
  const asked = openTab(JSON.stringify({ state: 'abc-_1', target: '/alarms' }), { token: 'gAAAA' })
  expect(await takeWebSsoToken()).toEqual({ token: 'gAAAA', target: '/alarms' })
  expect(asked).toEqual([{ state: 'abc-_1' }])
  expect(await takeWebSsoToken()).toBeUndefined()
})

test('A8: the note cannot lead to another server', async () => {
  openTab(JSON.stringify({ state: 'abc', target: '/..//evil.test' }), { token: 'gAAAA' })
  expect(await takeWebSsoToken()).toEqual({ token: 'gAAAA', target: '/' })
})

test('A9: a damaged note sends no request', async () => {
  for (const note of [null, '', '{', 'null', '7', '[]', '{}', '{"state":7}', '{"state":"a b"}']) {
    const asked = openTab(note, { token: 'gAAAA' })
    expect(await takeWebSsoToken()).toBeUndefined()
    expect(asked).toEqual([])
  }
})

test('A9: a reply without a token does not sign in', async () => {
  for (const reply of ['<html>', 'null', {}, { token: 7 }, { token: 'a\nb' }]) {
    openTab(JSON.stringify({ state: 'abc', target: '/' }), reply)
    expect(await takeWebSsoToken()).toBeUndefined()
  }
})
