import {
  literal,
  maxLength,
  minValue,
  nonEmpty,
  number,
  object,
  pipe,
  safeParse,
  string,
  unknown,
} from 'valibot'
import type { Dashboard } from '../model/dashboard.js'
import { normalize } from '../model/formatDashboard.js'
import { checkDashboard, type DashboardProblem } from '../model/parseDashboard.js'

/** A dashboard of the user. */
export type StoredDashboard = {
  id: string
  /** Another text after each save: a save must name the last one. */
  revision: string
  /** Milliseconds since the epoch. */
  savedAt: number
  dashboard: Dashboard
}

/** A stored entry that is no valid dashboard: written by hand, or damaged. */
export type DamagedDashboard = { id: string; text: string; problems: readonly DashboardProblem[] }

/** All that is stored, by title. */
export type StoredDashboards = {
  dashboards: readonly StoredDashboard[]
  damaged: readonly DamagedDashboard[]
}

/** The result of a save. */
export type SaveResult =
  | { status: 'saved'; stored: StoredDashboard }
  /** Another tab has saved it since it was read; `undefined`: deleted. Nothing was written. */
  | { status: 'conflict'; theirs: StoredDashboard | undefined }
  /** The browser refuses to store it: no space, or no storage at all. */
  | { status: 'refused' }

export type DashboardStore = {
  /** The same object until something changes. */
  list: () => StoredDashboards
  get: (id: string) => StoredDashboard | undefined
  /** Stores a new dashboard under a new id. */
  create: (dashboard: Dashboard) => SaveResult
  /** Replaces a dashboard, if its revision is still the given one; `undefined`: whatever it is. */
  save: (id: string, dashboard: Dashboard, revision: string | undefined) => SaveResult
  /** Puts back what was removed. */
  restore: (stored: StoredDashboard) => SaveResult
  remove: (id: string) => void
  /** Calls a function after each change, in this tab and others. Returns how to end that. */
  subscribe: (listener: () => void) => () => void
}

export type CreateDashboardStoreOptions = {
  /** The user and project: each scope has its own dashboards. */
  scope: { userId: string; projectId: string }
  /** `undefined` if the browser has none, or does not allow it. */
  storage: Storage | undefined
  /** Where changes of other tabs are announced: the window. */
  events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  now?: () => number
  createId?: () => string
}

/** The form in storage. The dashboard is checked apart, so that its problems have the paths of a file. */
const record = object({
  version: literal(1),
  revision: pipe(string(), nonEmpty(), maxLength(100)),
  savedAt: pipe(number(), minValue(0)),
  dashboard: unknown(),
})

/** Creates a store of dashboards in the browser’s storage: one entry each, so that tabs do not overwrite each other’s. */
export function createDashboardStore(options: CreateDashboardStoreOptions): DashboardStore {
  const { scope, storage, events, now = Date.now, createId = randomId } = options
  const prefix = `monasca.dashboard ${scope.userId} ${scope.projectId} `
  const listeners = new Set<() => void>()
  let texts: ReadonlyMap<string, string> = new Map()
  let known: StoredDashboards | undefined

  const list = (): StoredDashboards => {
    const next = readTexts(storage, prefix)
    if (known !== undefined && isSame(texts, next)) return known
    texts = next
    known = readRecords(next)
    return known
  }
  const get = (id: string) => list().dashboards.find((stored) => stored.id === id)
  const announce = () => {
    for (const listener of listeners) listener()
  }
  const write = (id: string, dashboard: Dashboard, savedAt = now()): SaveResult => {
    const stored = { id, revision: createId(), savedAt, dashboard: normalize(dashboard) }
    const { id: _, ...content } = stored
    try {
      if (storage === undefined) return { status: 'refused' }
      storage.setItem(prefix + id, JSON.stringify({ version: 1, ...content }))
    } catch {
      return { status: 'refused' }
    }
    announce()
    return { status: 'saved', stored }
  }
  const onStorage = (event: Event) => {
    const { key } = event as StorageEvent
    // Without a key, everything was deleted.
    if (key === null || key.startsWith(prefix)) announce()
  }

  return {
    list,
    get,
    create: (dashboard) => write(createId(), dashboard),
    save: (id, dashboard, revision) => {
      const theirs = get(id)
      if (revision !== undefined && theirs?.revision !== revision) return { status: 'conflict', theirs }
      return write(id, dashboard)
    },
    restore: ({ id, dashboard, savedAt }) => write(id, dashboard, savedAt),
    remove: (id) => {
      try {
        storage?.removeItem(prefix + id)
      } catch {
        // A storage that does not allow this has nothing either.
      }
      announce()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) events.addEventListener('storage', onStorage)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) events.removeEventListener('storage', onStorage)
      }
    },
  }
}

function readTexts(storage: Storage | undefined, prefix: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  try {
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index)
      if (key?.startsWith(prefix)) found.set(key.slice(prefix.length), storage?.getItem(key) ?? '')
    }
  } catch {
    // A browser may show that there is a storage, and not allow it to be read.
  }
  return found
}

function readRecords(texts: ReadonlyMap<string, string>): StoredDashboards {
  const dashboards: StoredDashboard[] = []
  const damaged: DamagedDashboard[] = []
  for (const [id, text] of texts) {
    const found = readRecord(id, text)
    if ('problems' in found) damaged.push(found)
    else dashboards.push(found)
  }
  dashboards.sort((a, b) => a.dashboard.title.localeCompare(b.dashboard.title, 'en', { numeric: true }))
  return { dashboards, damaged }
}

function readRecord(id: string, text: string): StoredDashboard | DamagedDashboard {
  const damaged = (words: string) => ({ id, text, problems: [{ path: '', text: words }] })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return damaged('The entry is not JSON.')
  }
  const parsed = safeParse(record, content)
  if (!parsed.success) return damaged('The entry is no stored dashboard.')
  const { revision, savedAt, dashboard: unchecked } = parsed.output
  const { dashboard, problems } = checkDashboard(unchecked)
  return problems === undefined ? { id, revision, savedAt, dashboard } : { id, text, problems }
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, text]) => b.get(key) === text)
}

/** Letters and digits, for addresses. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => (byte % 36).toString(36)).join('')
}
