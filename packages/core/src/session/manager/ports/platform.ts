import { browserStorage, type StateStorage } from '../../../identity/index.js'
import { isBrowser } from '../../../transport/index.js'
import { browserPage, type SessionPage } from './page.js'

/** Carries messages to the other tabs of the origin, and not to the one that sends them. A `BroadcastChannel` is one. */
export type Channel = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  close(): void
}

/** Lets one tab at a time do something. `navigator.locks` is one. */
export type Locks = {
  request<value>(
    name: string,
    options: { signal: AbortSignal },
    callback: () => Promise<value>,
  ): Promise<value>
}

/** What the manager needs of the place that it runs in. */
export type Platform = {
  /** `undefined` on a server and in a worker: then no page is looked at. */
  page: SessionPage | undefined
  /** `undefined` where there are none: then tabs agree by messages. */
  locks: Locks | undefined
  /** Makes a channel; `undefined` where there is none: then a tab is alone. */
  createChannel: ((name: string) => Channel) | undefined
  /** Keeps what a tab has to remember for itself, without secrets of Keystone: a sign-in by redirect, the scope. */
  tabStorage: StateStorage | undefined
  /** Calls back after milliseconds. Returns how to prevent it. */
  setTimer: (callback: () => void, milliseconds: number) => () => void
}

/** What the platform offers, looked up when a manager starts. */
export function defaultPlatform(given: Partial<Platform> = {}): Platform {
  const browser = isBrowser()
  // A worker has locks and channels, but neither an address nor `sessionStorage`.
  const isPage = 'document' in globalThis
  return {
    page: isPage ? browserPage() : undefined,
    // Pages on http have none, whatever the types say. Node has channels as well, but processes there are no tabs, and
    // an open channel would keep them alive.
    locks: browser ? globalThis.navigator.locks : undefined,
    createChannel:
      browser && 'BroadcastChannel' in globalThis ? (name) => new BroadcastChannel(name) : undefined,
    tabStorage: isPage ? browserStorage('session') : undefined,
    setTimer: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
    ...given,
  }
}
