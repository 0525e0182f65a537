import { expect, test } from 'vitest'
import { sharedFilter } from './sharedFilter.js'

const metric = (dimensions: Record<string, string>) => ({ name: 'cpu', dimensions })

test('the match-by values', () => {
  const metrics = [metric({ hostname: 'a', device: 'x' }), metric({ hostname: 'a', device: 'y' })]
  expect(sharedFilter({ metrics }, ['hostname', 'device'])).toEqual({
    dimensions: { hostname: 'a' },
    texts: ['hostname=a'],
  })
})

test('the host, if the definition groups by nothing', () => {
  expect(sharedFilter({ metrics: [metric({ hostname: 'a', service: 'b' })] }, [])?.texts).toEqual([
    'hostname=a',
  ])
})

test('nothing for several hosts, and for values that no filter can express', () => {
  expect(
    sharedFilter({ metrics: [metric({ hostname: 'a' }), metric({ hostname: 'b' })] }, []),
  ).toBeUndefined()
  expect(sharedFilter({ metrics: [metric({ hostname: 'a,b' })] }, [])).toBeUndefined()
  expect(sharedFilter({ metrics: [] }, ['hostname'])).toBeUndefined()
})
