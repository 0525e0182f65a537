import { expect, test } from 'vitest'
import { addQuery, moveQuery, queryOfNode, trimQuery } from './editQueries.js'

const queries = [{ metric: 'a' }, { metric: 'b' }, { metric: 'c' }]
const names = (list: readonly { metric: string }[]) => list.map(({ metric }) => metric).join('')

test('queries are added, moved, and kept below the limit', () => {
  expect(names(addQuery(queries, { metric: 'd' }))).toBe('abcd')
  expect(names(addQuery(queries, { metric: 'd' }, 0))).toBe('adbc')
  expect(
    names(
      addQuery(
        Array.from({ length: 20 }, () => ({ metric: 'x' })),
        { metric: 'd' },
      ),
    ),
  ).toHaveLength(20)
  expect(names(moveQuery(queries, 0, 1))).toBe('bac')
  expect(names(moveQuery(queries, 2, -1))).toBe('acb')
  expect(names(moveQuery(queries, 0, -1))).toBe('abc')
  expect(names(moveQuery(queries, 2, 1))).toBe('abc')
})

test('defaults are not written', () => {
  expect(
    trimQuery({
      metric: 'a',
      dimensions: {},
      functions: ['avg'],
      groupBy: '*',
      merge: false,
      hidden: false,
      alias: '',
      unit: undefined,
    }),
  ).toEqual({ metric: 'a' })
  const full = { metric: 'a', dimensions: { hostname: [] }, functions: [], groupBy: ['b'], merge: true }
  expect(trimQuery(full)).toEqual(full)
})

test('a node of the tree is all series of its metric, or those with its value', () => {
  const node = { id: '', label: '', series: 1, metric: 'm' }
  expect(queryOfNode(node)).toEqual({ metric: 'm' })
  expect(queryOfNode({ ...node, filter: { dimension: 'thing', value: 'a|b' } })).toEqual({
    metric: 'm',
    dimensions: { thing: ['a|b'] },
  })
})
