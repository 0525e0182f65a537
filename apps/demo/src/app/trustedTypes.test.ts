import { expect, test } from 'vitest'
import { isBuiltScript } from './trustedTypes.js'

const base = 'https://monasca.example.org/alarms/1'

test.each([
  ['/assets/backtest.worker-Ab_1-2.js', true],
  ['https://monasca.example.org/assets/backtest.worker-1.js', true],
  ['https://other.example.org/assets/backtest.worker-1.js', false],
  ['/v2.0/assets/x.js', false],
  ['/assets/../v2.0/x.js', false],
  ['/assets/%2e%2e/v2.0/x.js', false],
  ['/assets/x.json', false],
  ['data:text/javascript,alert(1)', false],
  ['blob:https://monasca.example.org/1', false],
])('A1: a worker may start from %s: %s', (address, isAllowed) => {
  expect(isBuiltScript(address, base)).toBe(isAllowed)
})
