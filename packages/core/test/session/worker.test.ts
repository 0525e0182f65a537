import { expect, onTestFinished, test, vi } from 'vitest'
import { createSessionManager } from '../../src/session/index.js'

test('behavior: a manager starts in a worker, which has neither document nor storage', () => {
  vi.stubGlobal('importScripts', () => undefined)
  vi.stubGlobal('navigator', {})
  onTestFinished(() => void vi.unstubAllGlobals())
  const manager = createSessionManager({ authUrl: 'https://cloud.test/identity' })
  const stop = manager.start()
  expect(manager.getSnapshot().status).toBe('signing-in')
  stop()
})
