import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { exploreSearch } from './exploreSearch.js'
import { readExplore } from './readExplore.js'

const read = (search: unknown) => readExplore(parse(exploreSearch, search))

test('valid parameters are kept', () => {
  const search = {
    q: [{ metric: 'cpu.user_perc', dimensions: { hostname: ['web 1', 'a|b', ''] } }],
    chart: { draw: 'stacked' },
    find: 'cpu',
    alarm: 'a1',
  }
  expect(parse(exploreSearch, search)).toEqual(search)
  expect(read(search)).toEqual({ queries: search.q, settings: search.chart, problem: undefined })
})

test('a part that cannot be read is named, and the others are kept', () => {
  expect(read({ q: [{ metric: 7 }], chart: { draw: 'area' } })).toEqual({
    queries: [],
    settings: { draw: 'area' },
    problem: 'q.0.metric must be text.',
  })
  expect(read({ q: [{ metric: 'm' }], chart: 'pie' })).toMatchObject({
    queries: [{ metric: 'm' }],
    problem: expect.stringMatching(/^chart /),
  })
  expect(read({})).toEqual({ queries: [], settings: undefined, problem: undefined })
})

test('texts of a wrong form are dropped', () => {
  // Each is there as `undefined`: the router would take one that is missing from the address.
  expect(parse(exploreSearch, { find: 5, alarm: '', other: 1 })).toStrictEqual({
    find: undefined,
    alarm: undefined,
  })
})
