import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { hostsSearch } from './hostsSearch.js'

test('parse: keeps valid parameters', () => {
  const search = {
    metric: 'load',
    filter: 'web',
    view: 'heat',
    sort: 'value',
    scale: 'same',
    step: 30,
  }
  expect(parse(hostsSearch, search)).toEqual(search)
  expect(parse(hostsSearch, { filter: 10, sort: 'name' })).toEqual({ filter: '10', sort: 'name' })
})

test('parse: drops invalid parameters and defaults', () => {
  const search = { metric: 'cpu', filter: '', view: 'cards', sort: 'worst', scale: 'own', step: -1 }
  // Each is there as `undefined`: the router would take one that is missing from the address.
  expect(parse(hostsSearch, search)).toStrictEqual({
    metric: undefined,
    filter: undefined,
    view: undefined,
    sort: undefined,
    scale: undefined,
    step: undefined,
  })
  expect(parse(hostsSearch, { metric: 'constructor', filter: [], step: '30' })).toEqual({})
})
