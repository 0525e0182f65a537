import { afterEach, expect, test, vi } from 'vitest'
import { createConnections, ownServer } from './createConnections.js'
import { isOwnServer } from './isOwnServer.js'

afterEach(() => vi.unstubAllGlobals())

test('a session signed in with a token at another server: the provider does not belong to it', () => {
  vi.stubGlobal('location', new URL('https://dashboard.test/'))
  const { connections } = createConnections({})
  expect(isOwnServer(connections)).toBe(true)
  connections.switchServer({ authUrl: 'https://keystone.test/v3' })
  expect(isOwnServer(connections)).toBe(false)
  connections.switchServer(ownServer)
  expect(isOwnServer(connections)).toBe(true)
})
