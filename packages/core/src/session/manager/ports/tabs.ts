import type { Platform } from './platform.js'
import { custom, object, oneOf, optional, readValue, text, whole } from './schema.js'
import { readRecord, type SessionRecord } from './sessionRecord.js'

/** What tabs say to each other; each message has its sender in `from`. */
type Message =
  /** "What do you have?" With a ticket: "and may I renew?" */
  | { type: 'ask'; ticket?: number | undefined }
  /** `busy`: "not yet: wait for the next answer". */
  | { type: 'answer'; to: string; busy: boolean; record: SessionRecord | undefined }
  | { type: 'record'; record: SessionRecord }
  /** "I cannot renew this; please renew it if you can." */
  | { type: 'want'; id: string; version: number }
  | { type: 'leave' }

/** Tickets from so far ahead come from no tab of this application: their numbers are not taken over. */
const longestJump = 2 ** 20
/** More tabs than a person opens: what others there are is not waited for. */
const mostPeers = 200

const tabName = text(255)
const count = whole(Number.MAX_SAFE_INTEGER)
const messageSchema = object({
  type: oneOf<Message['type']>('ask', 'answer', 'record', 'want', 'leave'),
  from: tabName,
  to: optional(tabName),
  ticket: optional(count),
  busy: optional(oneOf(true, false)),
  id: optional(tabName),
  version: optional(count),
  // Read only where it belongs.
  record: optional(custom<unknown>(() => true)),
})

export type TabsOptions = Pick<Platform, 'createChannel' | 'setTimer'> & {
  name: string
  tabId: string
  /** Milliseconds that other tabs have to tell what they have; ten times as long when a tab wants to renew. */
  peerTimeout: number
  /** Milliseconds that a tab may say that it is busy. */
  lockTimeout: number
  /** The record to send to other tabs. */
  getRecord: () => SessionRecord | undefined
}

/** Handles what other tabs send. */
export type TabListener = {
  onRecord(record: SessionRecord): void
  /** Another tab cannot renew this version of a session. */
  onRenewalRequest(id: string, version: number): void
}

/** Exchanges records between tabs, and lets one at a time renew. */
export type Tabs = {
  /** Sets who handles messages. Call it once, before `open`. */
  listen(listener: TabListener): void
  open(): void
  close(): void
  publish(record: SessionRecord): void
  requestRenewal(id: string, version: number): void
  /** Resolves when the other tabs have sent their records. */
  ask(): Promise<void>
  /**
   * Resolves when no other tab is renewing and each has sent its record, or their time is up. Until the function that
   * it resolves to is called, other tabs wait in the same way.
   */
  enter(): Promise<() => void>
}

/** Stands for the tabs that a new one does not know yet: one that has a record is enough. */
const anyone = ''

/** A question that has not been answered by everyone. */
type Question = { isTurn: boolean; missing: Set<string>; silent: Set<string>; done: () => void }

/**
 * Creates the channel between the tabs of a session. Without a platform's channel a tab is alone, and nothing waits.
 *
 * Tabs take turns by the algorithm of Ricart and Agrawala: a tab that wants to renew asks all others with a numbered
 * ticket, and a tab with a lower ticket answers only when done. So tabs take turns without platform locks as well, and
 * the next tab has the records of those before it. Tabs that do not answer (frozen, closed) are not waited for again.
 */
export function createTabs(options: TabsOptions): Tabs {
  const { tabId, peerTimeout, lockTimeout, getRecord, setTimer } = options
  // A tab that is slow to answer, and may have spent the refresh token, must not be passed over lightly.
  const turnTime = peerTimeout * 10
  let channel: ReturnType<NonNullable<Platform['createChannel']>> | undefined
  const peers = new Set<string>()
  const questions = new Set<Question>()
  const waiting = new Set<string>()
  let lastTicket = 0
  let ticket: number | undefined
  let greeting: Promise<void> | undefined
  let listener: TabListener | undefined

  const post = (message: Message) => channel?.postMessage({ ...message, from: tabId })
  const answer = (to: string, busy: boolean) => post({ type: 'answer', to, busy, record: getRecord() })

  /** Whether another tab has to wait until this one is done. */
  const isFirst = (theirs: number, from: string) =>
    ticket !== undefined && (ticket < theirs || (ticket === theirs && tabId < from))

  function receive(data: unknown): void {
    const message = readValue(messageSchema, data)
    if (!message || message.from === tabId) return
    const { type, from, ticket: theirs, id, version } = message
    if (type === 'leave') {
      peers.delete(from)
      waiting.delete(from)
      for (const question of questions) settle(question, from)
      return
    }
    if (peers.size < mostPeers) peers.add(from)
    if (type === 'want' && id !== undefined && version !== undefined) listener?.onRenewalRequest(id, version)
    if (type === 'ask') {
      if (theirs !== undefined && theirs - lastTicket < longestJump) lastTicket = Math.max(lastTicket, theirs)
      const busy = theirs !== undefined && isFirst(theirs, from)
      if (busy) waiting.add(from)
      answer(from, busy)
    }
    if (type !== 'answer' && type !== 'record') return
    const record = readRecord(message.record)
    if (record) listener?.onRecord(record)
    if (type === 'answer' && message.to === tabId) {
      for (const question of questions) {
        question.silent.delete(from)
        // Only who wants to renew has to wait for those that do.
        if (!(message.busy && question.isTurn)) settle(question, from)
        if (record && question.missing.delete(anyone)) settle(question, from)
      }
    }
  }

  function settle(question: Question, from: string): void {
    question.missing.delete(from)
    question.silent.delete(from)
    if (question.missing.size === 0) question.done()
  }

  /** Asks all tabs. Waits for the known ones or, if there are none, for the first answer. */
  function question(time: number, number?: number): Promise<void> {
    if (!channel) return Promise.resolve()
    const blind = peers.size === 0
    if (blind && number !== undefined) {
      post({ type: 'ask', ticket: number })
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const timers: (() => void)[] = []
      const open: Question = {
        isTurn: number !== undefined,
        missing: new Set(blind ? [anyone] : peers),
        silent: new Set(peers),
        done: () => {
          questions.delete(open)
          for (const cancel of timers) cancel()
          resolve()
        },
      }
      questions.add(open)
      timers.push(
        setTimer(() => {
          for (const peer of open.silent) {
            peers.delete(peer)
            open.missing.delete(peer)
          }
          open.missing.delete(anyone)
          if (open.missing.size === 0) open.done()
        }, time),
        setTimer(open.done, lockTimeout),
      )
      post({ type: 'ask', ticket: number })
    })
  }

  return {
    listen(next) {
      listener = next
    },
    open() {
      if (channel || !options.createChannel) return
      channel = options.createChannel(options.name)
      channel.addEventListener('message', ({ data }) => receive(data))
      greeting = question(turnTime)
    },
    close() {
      post({ type: 'leave' })
      channel?.close()
      channel = undefined
      peers.clear()
      for (const open of questions) open.done()
    },
    publish: (record) => post({ type: 'record', record }),
    requestRenewal: (id, version) => post({ type: 'want', id, version }),
    ask: () => question(peerTimeout),
    async enter() {
      // All tabs must be known before they can take turns.
      await greeting
      ticket = ++lastTicket
      await question(turnTime, ticket)
      return () => {
        ticket = undefined
        for (const peer of waiting) answer(peer, false)
        waiting.clear()
      }
    },
  }
}
