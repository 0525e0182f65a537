import type { SessionSnapshot } from '@monasca/core/session'

/** Whether there is a user whose pages can be shown. */
export function isSignedIn({ user, scope }: SessionSnapshot): boolean {
  return user !== undefined && scope !== undefined
}
