import type { AccessInfo, Client } from '@monasca/core'

/** Somebody signed in: the client that acts for them, and who they are. */
export type SignedIn = { client: Client; access: AccessInfo }

/** Who is signed in, in memory only: a reload of the page forgets it. */
export type SessionStore = {
  get(): SignedIn | undefined
  /** `undefined` signs out. */
  set(next: SignedIn | undefined): void
  /** Calls back after each change; returns what ends that. */
  subscribe(listener: () => void): () => void
}

export function createSessionStore(): SessionStore {
  let current: SignedIn | undefined
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(next) {
      current = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
