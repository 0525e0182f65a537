import { expect, test } from 'vitest'
import { findItems, type PaletteGroup } from './paletteItems.js'

const group = (name: string, ...labels: string[]): PaletteGroup => ({
  name,
  items: labels.map((label) => ({ id: label, label, description: name, run: () => {} })),
})
const groups = [
  group('Pages', 'Overview', 'Alarms'),
  group('Actions', 'Sign out'),
  group('Hosts', 'db-web-01', 'web-01', 'web-02'),
]
const labels = (query: string) => findItems(groups, query).map(({ items }) => items.map(({ label }) => label))

test('without a query: pages and actions', () => {
  expect(findItems(groups, ' ').map(({ name }) => name)).toEqual(['Pages', 'Actions'])
})

test('all words, in label or description; labels that begin with the first word come first', () => {
  expect(labels('web')).toEqual([['web-01', 'web-02', 'db-web-01']])
  expect(labels('01 hosts')).toEqual([['db-web-01', 'web-01']])
  expect(labels('ALARM')).toEqual([['Alarms']])
  expect(labels('nothing')).toEqual([])
})

test('a group shows a few', () => {
  const many = group('Metrics', ...Array.from({ length: 5000 }, (_, index) => `cpu.${index}`))
  expect(findItems([many], 'cpu')[0]?.items).toHaveLength(7)
})
