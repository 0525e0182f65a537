import { expect, test } from 'vitest'
import { inSlices } from './inSlices.js'
import { indexMetrics } from './metricIndex.js'
import { searchMetrics } from './searchMetrics.js'
import { findTyped, treeMove } from './treeKeys.js'
import { type TreeNode, toPrefixTree, toRows } from './treeNodes.js'

const metrics = [
  { name: 'cpu.user_perc', dimensions: { hostname: 'web-01' } },
  { name: 'cpu.user_perc', dimensions: { hostname: 'web-02' } },
  { name: 'cpu.idle_perc', dimensions: { hostname: 'web-01' } },
  { name: 'disk.space_used_perc', dimensions: { hostname: 'db 1', mount: '/a|b' } },
  { name: 'http.status', dimensions: { url: 'https://ü.example/cpu', empty: '' } },
  { name: 'plain', dimensions: {} },
]
const signal = new AbortController().signal
const index = await inSlices(indexMetrics(['cpu.user_perc', 'cpu.new'], metrics), signal)
const find = (text: string) => inSlices(searchMetrics(index, text), signal)
const outline = (nodes: readonly TreeNode[]): string[] =>
  nodes.flatMap(({ label, series, children }) => [
    `${label} ${series}`,
    ...outline(children ?? []).map((line) => `  ${line}`),
  ])

test('names by prefix, with the number of their series; a prefix of one name is none', () => {
  expect(outline(toPrefixTree(index))).toEqual([
    'cpu. 3',
    '  cpu.idle_perc 1',
    '  cpu.new 0',
    '  cpu.user_perc 2',
    'disk.space_used_perc 1',
    'http.status 1',
    'plain 1',
  ])
})

test('search: names that begin with the text, other names, then values', async () => {
  expect(outline(await find('CPU'))).toEqual([
    'cpu.idle_perc 1',
    'cpu.new 0',
    'cpu.user_perc 2',
    'http.status 1',
    '  url=https://ü.example/cpu 1',
  ])
  expect(outline(await find('user'))).toEqual(['cpu.user_perc 2'])
  expect(outline(await find('web-0'))).toEqual([
    'cpu.idle_perc 1',
    '  hostname=web-01 1',
    'cpu.user_perc 2',
    '  hostname=web-01 1',
    '  hostname=web-02 1',
  ])
})

test.each([
  ['db 1', '  hostname=db 1 1'],
  ['a|b', '  mount=/a|b 1'],
  ['Ü.EX', '  url=https://ü.example/cpu 1'],
  ['hostname=db', '  hostname=db 1 1'],
  ['empty=', '  empty= 1'],
])('search %s: a value is found as it is', async (text, line) => {
  expect(outline(await find(text))).toContain(line)
})

test('search: nothing found, and many values of one metric', async () => {
  expect(await find('nothing')).toEqual([])
  const many = Array.from({ length: 500 }, (_, number) => ({
    name: 'm',
    dimensions: { host: `h-${number}` },
  }))
  const large = await inSlices(indexMetrics([], many), signal)
  const [node] = await inSlices(searchMetrics(large, 'h-'), signal)
  expect(node).toMatchObject({ series: 500, note: '20 of 500 values' })
  expect(node?.children).toHaveLength(20)
})

const rows = toRows(toPrefixTree(index), ({ label }) => label === 'cpu.')

test('rows: levels, places and parents', () => {
  expect(
    rows.map(({ node, level, position, siblings, parent, isOpen }) => [
      node.label,
      level,
      position,
      siblings,
      parent,
      isOpen,
    ]),
  ).toEqual([
    ['cpu.', 1, 1, 4, undefined, true],
    ['cpu.idle_perc', 2, 1, 3, 0, undefined],
    ['cpu.new', 2, 2, 3, 0, undefined],
    ['cpu.user_perc', 2, 3, 3, 0, undefined],
    ['disk.space_used_perc', 1, 2, 4, undefined, undefined],
    ['http.status', 1, 3, 4, undefined, undefined],
    ['plain', 1, 4, 4, undefined, undefined],
  ])
  expect(toRows(toPrefixTree(index), () => false)).toHaveLength(4)
})

test('keys: as in every tree', () => {
  const press = (active: number, key: string, shiftKey = false) => treeMove(rows, active, { key, shiftKey })
  expect(press(0, 'ArrowDown')).toEqual({ kind: 'move', to: 1 })
  expect(press(0, 'ArrowUp')).toEqual({ kind: 'move', to: 0 })
  expect(press(2, 'End')).toEqual({ kind: 'move', to: 6 })
  expect(press(2, 'Home')).toEqual({ kind: 'move', to: 0 })
  expect(press(2, 'PageDown')).toEqual({ kind: 'move', to: 6 })
  expect(press(0, 'ArrowRight')).toEqual({ kind: 'move', to: 1 })
  expect(press(0, 'ArrowLeft')).toEqual({ kind: 'close', row: 0 })
  expect(press(3, 'ArrowLeft')).toEqual({ kind: 'move', to: 0 })
  expect(press(4, 'ArrowLeft')).toBeUndefined()
  expect(press(3, 'Enter')).toEqual({ kind: 'choose', row: 3 })
  expect(press(3, 'Enter', true)).toEqual({ kind: 'add', row: 3 })
  expect(press(0, ' ')).toEqual({ kind: 'close', row: 0 })
  expect(press(0, 'Tab')).toBeUndefined()
  expect(treeMove([], 0, { key: 'Enter', shiftKey: false })).toBeUndefined()
})

test('typed letters find the next label, by its start or its last part', () => {
  expect(findTyped(rows, 0, 'c')).toBe(1)
  expect(findTyped(rows, 3, 'd')).toBe(4)
  expect(findTyped(rows, 5, 'u')).toBe(3)
  expect(findTyped(rows, 3, 'us')).toBe(3)
  expect(findTyped(rows, 0, 'x')).toBeUndefined()
})
