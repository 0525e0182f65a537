import { expect, test } from 'vitest'
import { describeSubject } from './describeSubject.js'

const metric = (dimensions: Record<string, string>) => ({ name: 'cpu.percent', dimensions })

test('a host, several, or what else there is', () => {
  expect(describeSubject([metric({ hostname: 'web-01' }), metric({ hostname: 'web-01' })])).toBe('web-01')
  expect(describeSubject([metric({ hostname: 'web-01' }), metric({ hostname: 'web-02' })])).toBe('2 hosts')
  expect(describeSubject([metric({ url: 'http://a' })])).toBe('url=http://a')
  expect(describeSubject([metric({})])).toBe('cpu.percent')
  expect(describeSubject([])).toBe('')
})
