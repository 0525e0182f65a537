import { expect, test, vi } from 'vitest'
import { ConnectionError } from '../../../errors/index.js'
import { createScriptedFetch } from '../../../testing/index.js'
import { createSessionManager } from '../manager.js'
import { withPassword } from '../methods/withPassword.js'
import { lazyTokenWork } from './lazyTokenWork.js'

test('code for sign-ins that cannot be loaded: a ConnectionError, and the next attempt tries again', async () => {
  const { fetch, requests } = createScriptedFetch([])
  const manager = createSessionManager({ authUrl: 'http://k/v3', fetch })
  vi.spyOn(lazyTokenWork, 'loaded', 'get').mockReturnValue(undefined)
  const load = vi.spyOn(lazyTokenWork, 'load')
  const unreachable = new ConnectionError({ method: 'GET', url: 'the server of this page' })
  load.mockRejectedValue(unreachable)
  const method = withPassword({ username: 'ann', userDomainId: 'default', password: 'pa55' })

  await expect(manager.signIn(method)).rejects.toBe(unreachable)
  await expect(manager.signInWithToken('token')).rejects.toBe(unreachable)
  expect(requests).toEqual([])
  expect(manager.getSnapshot()).toMatchObject({ status: 'signed-out', error: unreachable })

  load.mockRestore()
  await expect(manager.signIn(method)).rejects.not.toBe(unreachable)
  expect(requests).not.toEqual([])
})
