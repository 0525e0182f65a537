import { expect, test } from 'vitest'
import { compareWords, type LineIdentity, labelLines } from './labelLines.js'

const line = (dimensions: Record<string, string>, more: Partial<LineIdentity> = {}): LineIdentity => ({
  metric: 'cpu.user_perc',
  dimensions,
  function: 'avg',
  ...more,
})

test('one line has the name of its metric', () => {
  expect(labelLines([line({ hostname: 'web-01', service: 'web' })])).toEqual(['cpu.user_perc'])
})

test('shared dimensions are folded', () => {
  expect(
    labelLines([
      line({ hostname: 'web-01', service: 'web', device: 'sda' }),
      line({ hostname: 'web-02', service: 'web' }),
      line({ hostname: 'web-02', service: 'web', device: 'sdb' }),
    ]),
  ).toEqual(['sda web-01', 'web-02', 'sdb web-02'])
})

test('one dimension is enough if it differs in all lines, best the host', () => {
  const hosts = [
    line({ hostname: 'web-01', ip: '10.0.0.1', service: 'web' }),
    line({ hostname: 'web-02', ip: '10.0.0.2', service: 'web' }),
    line({ hostname: 'db-01', ip: '10.0.0.3', service: 'db' }),
  ]
  expect(labelLines(hosts)).toEqual(['web-01', 'web-02', 'db-01'])
  const devices = [
    line({ hostname: 'web-01', device: 'sda' }),
    line({ hostname: 'web-01', device: 'sdb' }),
    line({ hostname: 'web-02', device: 'sda' }),
  ]
  expect(labelLines(devices)).toEqual(['sda web-01', 'sdb web-01', 'sda web-02'])
})

test('metrics and functions are mentioned where they differ', () => {
  expect(
    labelLines([
      line({ hostname: 'a' }),
      line({ hostname: 'b' }, { function: 'max' }),
      line({ hostname: 'b' }, { metric: 'mem.used_mb', function: undefined }),
    ]),
  ).toEqual(['cpu.user_perc avg a', 'cpu.user_perc max b', 'mem.used_mb b'])
})

test('an alias names the line, and does not change the labels of others', () => {
  expect(
    labelLines([
      line({ hostname: 'a|b', zone: '' }, { alias: '{hostname} {function} of {metric} {missing}' }),
      line({ hostname: 'b' }),
      line({ hostname: 'c' }, { alias: '{missing}' }),
    ]),
  ).toEqual(['a|b avg of cpu.user_perc', 'cpu.user_perc', 'cpu.user_perc'])
})

test('braces in a value are not filled, and names of every object are no dimensions', () => {
  expect(labelLines([line({ hostname: '{metric}' }, { alias: '{hostname}{toString}!' })])).toEqual([
    '{metric}!',
  ])
})

test('an empty value is visible, and an earlier line says when it is from', () => {
  expect(labelLines([line({ zone: '' }), line({ zone: 'x' }, { compare: '1d' })])).toEqual([
    '(empty)',
    'x, 1 day ago',
  ])
  expect(compareWords('2w')).toBe('2 weeks ago')
})
