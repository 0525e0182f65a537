import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { hostsSearch } from './hostsSearch.js'

test('parse: keeps valid parameters', () => {
  const search = {
    range: '24h',
    live: false,
    metric: 'load',
    filter: 'web',
    sort: 'value',
    scale: 'same',
    step: 30,
  }
  expect(parse(hostsSearch, search)).toEqual(search)
  expect(parse(hostsSearch, { filter: 10 })).toEqual({ filter: '10' })
})

test('parse: drops invalid parameters and defaults', () => {
  const search = { range: '15m', live: true, metric: 'cpu', filter: '', sort: 'name', scale: 'own', step: -1 }
  // Each is there as `undefined`: the router would take one that is missing from the address.
  expect(parse(hostsSearch, search)).toStrictEqual({
    range: undefined,
    live: undefined,
    metric: undefined,
    filter: undefined,
    sort: undefined,
    scale: undefined,
    step: undefined,
  })
  expect(parse(hostsSearch, { range: 7, metric: 'constructor', filter: [], step: '30' })).toEqual({})
})
