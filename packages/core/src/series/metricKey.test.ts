import { expect, test } from 'vitest'
import { metricKey } from './metricKey.js'

test('the order of dimensions does not matter', () => {
  const key = metricKey({ name: 'cpu', dimensions: { b: '2', a: '1' } })
  expect(key).toBe(metricKey({ name: 'cpu', dimensions: { a: '1', b: '2' } }))
  expect(key).toBe('["cpu","a","1","b","2"]')
})

test('names, dimension names and values do not run into each other', () => {
  const keys = [
    { name: 'cpu', dimensions: {} },
    { name: 'cpu', dimensions: { a: 'b' } },
    { name: 'cpu', dimensions: { 'a","b': '' } },
    { name: 'cpu","a', dimensions: { b: '' } },
    { name: 'CPU', dimensions: {} },
  ].map(metricKey)
  expect(new Set(keys).size).toBe(keys.length)
})
