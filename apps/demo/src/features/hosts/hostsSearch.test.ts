import { expect, test } from 'vitest'
import { parseHostsSearch } from './hostsSearch.js'

// Each parameter is there, so that the router does not fill it in from the address.
const nothing = {
  range: undefined,
  live: undefined,
  metric: undefined,
  filter: undefined,
  sort: undefined,
  scale: undefined,
  step: undefined,
}

test('parse: what is usable stays', () => {
  const search = {
    range: '24h',
    live: false,
    metric: 'load',
    filter: 'web',
    sort: 'value',
    scale: 'same',
    step: 30,
  }
  expect(parseHostsSearch(search)).toEqual(search)
  expect(parseHostsSearch({ filter: 10 })).toStrictEqual({ ...nothing, filter: '10' })
})

test('parse: what is not is dropped, and defaults are not written', () => {
  const search = { range: '15m', live: true, metric: 'cpu', filter: '', sort: 'name', scale: 'own', step: -1 }
  expect(parseHostsSearch(search)).toStrictEqual(nothing)
  expect(parseHostsSearch({ range: 7, metric: 'constructor', filter: [], step: '30' })).toStrictEqual(nothing)
})
