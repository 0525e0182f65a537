import { BaseError } from '@monasca/core'

/**
 * Requests the emulator's own API, which needs no token and only answers the machine that it runs on.
 *
 * @throws BaseError without a response, or with one that is an error
 */
export async function requestEmulator(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(`/emulator/v1/${path}`, { ...init, credentials: 'omit' }).catch(
    (cause: unknown) => {
      if (init.signal?.aborted) throw cause
      throw new BaseError('Couldn’t reach the emulator.', { cause })
    },
  )
  if (response.status === 403) {
    throw new BaseError('The emulator answers only on the machine that it runs on.', {
      metaMessages: ['Open the dashboard there, at an address such as http://127.0.0.1:5173.'],
    })
  }
  if (response.status === 404) throw new BaseError('The notification method no longer exists.')
  if (!response.ok) throw new BaseError(`The emulator responded with HTTP ${response.status}.`)
  try {
    return await response.json()
  } catch (cause) {
    throw new BaseError('The emulator’s response is not JSON.', { cause })
  }
}
