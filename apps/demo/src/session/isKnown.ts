import type { ConnectionStore } from '@monasca/react'
import { isSignedIn } from './isSignedIn.js'

/** Resolves to whether a user is signed in. A sign-in by redirect is finished first. */
export async function isKnown({ connections }: { connections: ConnectionStore }): Promise<boolean> {
  const { manager } = connections.getSnapshot()
  await manager.restore()
  return isSignedIn(manager.getSnapshot())
}
