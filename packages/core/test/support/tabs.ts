import type { Random } from '../../../../vitest.fuzz.js'
import type { Channel, Locks, PageEvent, Platform, SessionPage } from '../../src/session/index.js'

/** Time that passes when a test advances it. */
export type VirtualTime = {
  now: number
  setTimer: Platform['setTimer']
  wait(milliseconds: number): Promise<void>
  /** Advances time, and runs everything that is due meanwhile. */
  pass(milliseconds: number): Promise<void>
  /** Runs everything that needs no time. */
  settle(): Promise<void>
}

export function createVirtualTime(now: number = Date.UTC(2026, 0, 1)): VirtualTime {
  let timers: { at: number; order: number; callback: () => void }[] = []
  let order = 0
  const settle = async () => {
    // At each step: a test may have replaced the function.
    watchHashes()
    do {
      await Promise.all(pendingHashes)
      // Response bodies are read in several turns of the event loop.
      for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve))
    } while (pendingHashes.size > 0)
  }
  const time: VirtualTime = {
    now,
    settle,
    setTimer(callback, milliseconds) {
      const timer = { at: time.now + Math.max(milliseconds, 0), order: order++, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        time.setTimer(resolve, milliseconds)
      }),
    async pass(milliseconds) {
      const end = time.now + milliseconds
      await settle()
      for (;;) {
        const [first] = timers.sort((a, b) => a.at - b.at || a.order - b.order)
        if (!first || first.at > end) break
        timers = timers.filter((other) => other !== first)
        time.now = Math.max(time.now, first.at)
        first.callback()
        await settle()
      }
      time.now = Math.max(time.now, end)
    },
  }
  return time
}

const pendingHashes = new Set<Promise<unknown>>()
const watchedDigests = new WeakSet<SubtleCrypto['digest']>()

/** Tracks pending hashes of the platform: they take real time, which virtual time must not overtake. */
function watchHashes(): void {
  // Pages on plain http have no `crypto.subtle`.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined
  if (!subtle || watchedDigests.has(subtle.digest)) return
  const digest = subtle.digest.bind(subtle)
  const watched: SubtleCrypto['digest'] = (...given) => {
    const hash = digest(...given)
    const end = () => pendingHashes.delete(ended)
    const ended: Promise<unknown> = hash.then(end, end)
    pendingHashes.add(ended)
    return hash
  }
  watchedDigests.add(watched)
  subtle.digest = watched
}

/** Locks that behave like those of the platform, for tabs in one process. */
export function createLocks(): Locks & { held: number } {
  const queues = new Map<string, Promise<unknown>>()
  const locks: Locks & { held: number } = {
    held: 0,
    request(name, { signal }, callback) {
      const before = queues.get(name) ?? Promise.resolve()
      let given = false
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          if (!given) reject(signal.reason)
        })
      })
      const run = before.then(async () => {
        signal.throwIfAborted()
        given = true
        locks.held++
        try {
          return await callback()
        } finally {
          locks.held--
        }
      })
      queues.set(
        name,
        run.catch(() => undefined),
      )
      return Promise.race([run, aborted])
    },
  }
  return locks
}

/** Channels between tabs; a message arrives a little later, and never at its sender. */
export function createChannels(time: VirtualTime, delay: () => number = () => 1): (name: string) => Channel {
  const open = new Map<string, Set<(event: { data: unknown }) => void>>()
  return (name) => {
    const all = open.get(name) ?? new Set()
    open.set(name, all)
    const own = new Set<(event: { data: unknown }) => void>()
    return {
      postMessage(message) {
        const data = structuredClone(message)
        for (const listener of all) {
          if (own.has(listener)) continue
          time.setTimer(() => {
            if (all.has(listener)) listener({ data: structuredClone(data) })
          }, delay())
        }
      },
      addEventListener(_type, listener) {
        own.add(listener)
        all.add(listener)
      },
      close() {
        for (const listener of own) all.delete(listener)
      },
    }
  }
}

/** A page whose URL, windows and events the test can inspect. */
export type FakePage = SessionPage & {
  /** URLs that the page navigated to. */
  left: string[]
  /** URLs set without a load, in order. */
  replaced: string[]
  closed: boolean
  emit(event: PageEvent): void
}

export function createPage(
  url: string,
  openWindow: (url: string, onLoad?: (isOwn: boolean) => void) => void = () => undefined,
  blocked = false,
): FakePage {
  const listeners = new Set<(event: PageEvent) => void>()
  let address = url
  const page: FakePage = {
    left: [],
    replaced: [],
    closed: false,
    get url() {
      return address
    },
    replaceUrl(next) {
      address = new URL(next, address).href
      page.replaced.push(address)
    },
    navigate: (next) => page.left.push(next),
    openPopup() {
      if (blocked) return undefined
      let closed = false
      return {
        get closed() {
          return closed
        },
        navigate: (next) => openWindow(next),
        close: () => {
          closed = true
        },
      }
    },
    openFrame(next, onLoad) {
      openWindow(next, onLoad)
      return () => undefined
    },
    close: () => {
      page.closed = true
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
  }
  return page
}

/** A number of milliseconds, usually small. */
export function shortDelay(random: Random): number {
  return random.oneIn(10) ? random.below(400) : random.below(30)
}
