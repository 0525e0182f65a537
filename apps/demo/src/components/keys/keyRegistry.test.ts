import { expect, test } from 'vitest'
import { createKeyRegistry, type KeyBinding } from './keyRegistry.js'

const binding = (keys: string, description = keys): KeyBinding => ({ keys, description, run: () => {} })

test('one key, and two in a row', () => {
  const registry = createKeyRegistry()
  registry.register({ name: 'Pages', bindings: ['?', 'a', 'g a', 'g h'].map((keys) => binding(keys)) })
  const press = (...keys: string[]) => keys.map((key, index) => registry.press(key, index * 100)?.keys)
  expect(press('?')).toEqual(['?'])
  expect(press('g', 'a')).toEqual([undefined, 'g a'])
  expect(press('a')).toEqual(['a'])
  // The wrong second key counts as a first key.
  expect(press('g', '?', 'a')).toEqual([undefined, '?', 'a'])
  expect(press('g', 'g', 'h')).toEqual([undefined, undefined, 'g h'])
  expect(press('x')).toEqual([undefined])
})

test('the second key must follow soon', () => {
  const registry = createKeyRegistry()
  registry.register({ name: 'Pages', bindings: [binding('g a'), binding('a')] })
  registry.press('g', 0)
  expect(registry.press('a', 1600)?.keys).toBe('a')
})

test('a page takes its keys with it, and covers those of the frame', () => {
  const registry = createKeyRegistry()
  let changes = 0
  registry.subscribe(() => {
    changes += 1
  })
  registry.register({ name: 'Frame', bindings: [binding('/', 'Search')] })
  const leave = registry.register({ name: 'Alarms', bindings: [binding('/', 'Focus the filter')] })
  expect(registry.press('/', 0)?.description).toBe('Focus the filter')
  expect(registry.list().map(({ name }) => name)).toEqual(['Frame', 'Alarms'])
  leave()
  expect(registry.press('/', 0)?.description).toBe('Search')
  expect(changes).toBe(3)
})
