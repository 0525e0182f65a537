import type { Platform } from './platform.js'

/**
 * Runs a task when no other tab runs one of that name, or when the limit has passed: a tab that hangs does not hold up
 * the others for ever. Without locks the task runs at once.
 *
 * @param limit - milliseconds to wait for the lock
 */
export async function withLock<value>(
  { locks, setTimer }: Pick<Platform, 'locks' | 'setTimer'>,
  name: string,
  limit: number,
  task: () => Promise<value>,
): Promise<value> {
  if (!locks) return task()
  const controller = new AbortController()
  const cancel = setTimer(() => controller.abort(), limit)
  let began = false
  try {
    return await locks.request(name, { signal: controller.signal }, () => {
      began = true
      cancel()
      return task()
    })
  } catch (error) {
    // Locks may be refused as well, for example in a frame with an opaque origin.
    if (began) throw error
    return await task()
  } finally {
    cancel()
  }
}
