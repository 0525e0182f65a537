import { beforeEach, expect, test } from 'vitest'
import type { Dashboard } from '../model/dashboard.js'
import { createDashboardStore, type DashboardStore } from './dashboardStore.js'

/** A storage like the browser’s. */
function createStorage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => void entries.set(key, text),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  }
}

let storage: Storage
let tabs: EventTarget
let ids = 0
beforeEach(() => {
  storage = createStorage()
  tabs = new EventTarget()
  ids = 0
})

/** A tab of the same browser. */
function openTab(projectId = 'p'): DashboardStore {
  return createDashboardStore({
    scope: { userId: 'u', projectId },
    storage,
    events: tabs,
    now: () => 1000,
    createId: () => `id${++ids}`,
  })
}
const announce = (key: string | null) => tabs.dispatchEvent(Object.assign(new Event('storage'), { key }))
const board = (title: string): Dashboard => ({ version: 1, title, panels: [] })

function createIn(store: DashboardStore, title: string) {
  const result = store.create(board(title))
  if (result.status !== 'saved') throw new Error(result.status)
  return result.stored
}

test('dashboards are listed by title, each scope its own', () => {
  const store = openTab()
  createIn(store, 'Wall 10')
  const second = createIn(store, 'Wall 9')
  expect(store.list().dashboards.map(({ dashboard }) => dashboard.title)).toEqual(['Wall 9', 'Wall 10'])
  expect(store.get(second.id)?.savedAt).toBe(1000)
  expect(openTab().list()).toEqual(store.list())
  expect(openTab('other').list()).toEqual({ dashboards: [], damaged: [] })
  expect(store.list()).toBe(store.list())
})

test('what another tab has saved is not overwritten', () => {
  const [mine, theirs] = [openTab(), openTab()]
  const { id, revision } = createIn(mine, 'Wall')
  expect(theirs.save(id, board('Theirs'), revision).status).toBe('saved')
  const result = mine.save(id, board('Mine'), revision)
  expect(result).toMatchObject({ status: 'conflict', theirs: { dashboard: { title: 'Theirs' } } })
  expect(mine.get(id)?.dashboard.title).toBe('Theirs')
  expect(mine.save(id, board('Mine'), mine.get(id)?.revision).status).toBe('saved')
  theirs.remove(id)
  expect(mine.save(id, board('Again'), 'known')).toEqual({ status: 'conflict', theirs: undefined })
  expect(mine.save(id, board('Again'), undefined).status).toBe('saved')
})

test('listeners learn of changes in this tab and in others', () => {
  const store = openTab()
  let calls = 0
  const stop = store.subscribe(() => calls++)
  const { id } = createIn(store, 'Wall')
  expect(calls).toBe(1)
  announce('something else')
  expect(calls).toBe(1)
  announce(`monasca.dashboard u p ${id}`)
  announce(null)
  expect(calls).toBe(3)
  stop()
  announce(null)
  expect(calls).toBe(3)
})

test('a removed dashboard can be restored', () => {
  const store = openTab()
  const stored = createIn(store, 'Wall')
  store.remove(stored.id)
  expect(store.list().dashboards).toEqual([])
  store.restore(stored)
  expect(store.get(stored.id)?.dashboard.title).toBe('Wall')
})

test('damaged entries are listed with what is wrong, and hide nothing else', () => {
  const store = openTab()
  createIn(store, 'Wall')
  const dashboard = { version: 1, title: 'x', panels: [{ type: 'pie' }] }
  storage.setItem('monasca.dashboard u p a', '{')
  storage.setItem('monasca.dashboard u p b', '{"version":9}')
  storage.setItem(
    'monasca.dashboard u p c',
    JSON.stringify({ version: 1, revision: 'r', savedAt: 1, dashboard }),
  )
  const { dashboards, damaged } = store.list()
  expect(dashboards).toHaveLength(1)
  expect(damaged.map(({ id, problems }) => [id, problems[0]?.path])).toEqual([
    ['a', ''],
    ['b', ''],
    ['c', 'panels.0.type'],
  ])
})

test('a storage that is full or missing refuses', () => {
  const none = createDashboardStore({
    scope: { userId: 'u', projectId: 'p' },
    storage: undefined,
    events: tabs,
  })
  expect(none.create(board('Wall'))).toEqual({ status: 'refused' })
  expect(none.list().dashboards).toEqual([])
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  expect(openTab().create(board('Wall'))).toEqual({ status: 'refused' })
})
