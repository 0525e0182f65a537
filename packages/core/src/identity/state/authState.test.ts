import { expect, test } from 'vitest'
import { contextOf, tokenReply } from '../../../test/support/authContext.js'
import { InvalidParameterError } from '../../errors/index.js'
import { createScriptedFetch } from '../../testing/index.js'
import { NoAuth, V3Password } from '../index.js'
import { restoreAuthState, saveAuthState } from './authState.js'
import { browserStorage, memoryStorage, type StateStorage } from './stateStorage.js'

const make = (password = 'pa55') =>
  new V3Password({ authUrl: 'http://k/v3', userId: 'u', password, projectId: 'p' })

async function signedIn(): Promise<V3Password> {
  const auth = make()
  await auth.getAccess(contextOf(createScriptedFetch([tokenReply('first')]).fetch))
  return auth
}

test('default: a saved state is used by another plugin with equal credentials, without a request', async () => {
  const storage = memoryStorage()
  await saveAuthState(await signedIn(), storage)
  const auth = make()
  expect(await restoreAuthState(auth, storage)).toBe(true)
  const { fetch, requests } = createScriptedFetch([])
  expect((await auth.getAccess(contextOf(fetch))).authToken).toBe('first')
  expect(requests).toEqual([])
})

test('behavior: other credentials find nothing', async () => {
  const storage = memoryStorage()
  await saveAuthState(await signedIn(), storage)
  expect(await restoreAuthState(make('other'), storage)).toBe(false)
})

test('behavior: without a state, the stored one is deleted', async () => {
  const storage = memoryStorage()
  const auth = await signedIn()
  await saveAuthState(auth, storage)
  auth.invalidate()
  await saveAuthState(auth, storage)
  expect(await restoreAuthState(make(), storage)).toBe(false)
})

test('behavior: an unreadable state is deleted and ignored', async () => {
  const kept = new Map<string, string>([[(await make().getCacheId()) ?? '', '{"broken"']])
  expect(await restoreAuthState(make(), kept)).toBe(false)
  expect(kept.size).toBe(0)
})

test.each([
  ['a token that fits into no header', { auth_token: 'a\nb', body: { token: {} } }],
  ['a token that is no text', { auth_token: 7, body: { token: {} } }],
  ['no body', { auth_token: 'token' }],
  ['no object', 7],
])('A9: %s is deleted, and the next request authenticates', async (_name, state) => {
  const kept = new Map<string, string>([[(await make().getCacheId()) ?? '', JSON.stringify(state)]])
  const auth = make()
  expect(await restoreAuthState(auth, kept)).toBe(false)
  expect(kept.size).toBe(0)
  const { fetch } = createScriptedFetch([tokenReply('first')])
  expect((await auth.getAccess(contextOf(fetch))).authToken).toBe('first')
})

test('parameters: a storage may return promises', async () => {
  const map = memoryStorage()
  const slow: StateStorage = {
    get: async (key) => map.get(key),
    set: async (key, state) => map.set(key, state),
    delete: async (key) => map.delete(key),
  }
  await saveAuthState(await signedIn(), slow)
  expect(await restoreAuthState(make(), slow)).toBe(true)
})

test.each(['session', 'local'] as const)('parameters: browserStorage(%o)', async (kind) => {
  const items = new Map<string, string>()
  const place = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
    removeItem: (name: string) => items.delete(name),
  }
  const storage = browserStorage(kind)
  Object.defineProperty(globalThis, `${kind}Storage`, { value: place, configurable: true })
  try {
    await saveAuthState(await signedIn(), storage)
    expect([...items.keys()]).toEqual([`monasca:${await make().getCacheId()}`])
    expect([...items.keys()].join()).not.toContain('pa55')
    expect(await restoreAuthState(make(), storage)).toBe(true)
  } finally {
    Reflect.deleteProperty(globalThis, `${kind}Storage`)
  }
})

test('error: a plugin without a state to store', async () => {
  const auth = new NoAuth({ endpoint: 'http://m' })
  await expect(saveAuthState(auth, memoryStorage())).rejects.toThrow(InvalidParameterError)
})
