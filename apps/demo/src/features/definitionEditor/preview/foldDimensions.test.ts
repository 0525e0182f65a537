import { expect, test } from 'vitest'
import { foldDimensions } from './foldDimensions.js'

function metrics(...all: Record<string, string>[]) {
  return all.map((dimensions) => ({ name: 'cpu', dimensions }))
}

test('what all share is shown once; each shows what differs', () => {
  const all = metrics(
    { host: 'a', region: 'x' },
    { host: 'b', region: 'x' },
    { host: 'c', region: 'x', zone: 'z' },
  )
  expect(foldDimensions(all, 2)).toEqual({ shared: { region: 'x' }, own: [{ host: 'a' }, { host: 'b' }] })
})

test('a single metric shares nothing', () => {
  expect(foldDimensions(metrics({ host: 'a' }), 3)).toEqual({ shared: {}, own: [{ host: 'a' }] })
  expect(foldDimensions([], 3)).toEqual({ shared: {}, own: [] })
})
