import { expect, test } from 'vitest'
import type { AlarmsSearch } from './alarmsSearch.js'
import { addViews, formatViews, parseViews, toView } from './savedViews.js'

const search = { state: 'ALARM', group: 'host', text: undefined } as AlarmsSearch

test('round trip, without what is not set', () => {
  const view = toView('Storm', search)
  expect(view).toEqual({ name: 'Storm', search: { state: 'ALARM', group: 'host' } })
  expect(parseViews(formatViews([view]))?.[0]).toMatchObject(view)
})

test.each(['', '{}', '[]', '{"version":2,"views":[]}', '{"version":1,"views":[{"name":""}]}'])(
  'something else: %s',
  (text) => {
    expect(parseViews(text)).toBeUndefined()
  },
)

test('invalid filters of a view are left out', () => {
  const text = JSON.stringify({
    version: 1,
    views: [{ name: 'a', search: { state: 'BROKEN', metric: 'm' } }],
  })
  expect(parseViews(text)?.[0]?.search).toMatchObject({ state: undefined, metric: 'm' })
})

test('a view of the same name is replaced', () => {
  const views = addViews(
    [toView('b', search), toView('a', search)],
    [toView('b', { ...search, state: 'OK' })],
  )
  expect(views.map(({ name, search: { state } }) => [name, state])).toEqual([
    ['a', 'ALARM'],
    ['b', 'OK'],
  ])
})
