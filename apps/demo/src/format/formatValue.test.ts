import { expect, test } from 'vitest'
import { formatAxisValue, formatValue, unitOfMetric } from './formatValue.js'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

test('percent', () => {
  expect([0, 0.004, 3.456, 12.34, 100].map((value) => plain(formatValue(value, 'percent')))).toEqual([
    '0 %',
    '0.0040 %',
    '3.46 %',
    '12.3 %',
    '100 %',
  ])
})

test('megabytes: the unit grows with the value', () => {
  expect([512, 2048, 8_000, 3_000_000].map((value) => plain(formatValue(value, 'megabytes')))).toEqual([
    '512 MB',
    '2.00 GB',
    '7.81 GB',
    '2.86 TB',
  ])
})

test('bytes per second: no rounding to a thousand of a unit', () => {
  expect([0, 640, 999.7, 1_250_000].map((value) => plain(formatValue(value, 'bytesPerSecond')))).toEqual([
    '0 B/s',
    '640 B/s',
    '1.00 kB/s',
    '1.25 MB/s',
  ])
})

test('number: large ones in short', () => {
  expect([0.5, 42, 9_999, 1_234_567, -3].map((value) => formatValue(value, 'number'))).toEqual([
    '0.50',
    '42.0',
    '9999',
    '1.235M',
    '-3.00',
  ])
})

test('unit: from the conventions of metric names', () => {
  expect(
    ['cpu.user_perc', 'mem.free_mb', 'net.in_bytes_sec', 'load.avg_1_min'].map((name) => unitOfMetric(name)),
  ).toEqual(['percent', 'megabytes', 'bytesPerSecond', 'number'])
})

test('axis: no zeros at the end, and zero without a unit', () => {
  const values = [0, 25, 2.5, 0.25, 100, 10]
  expect(values.map((value) => plain(formatAxisValue(value, 'percent')))).toEqual([
    '0',
    '25 %',
    '2.5 %',
    '0.25 %',
    '100 %',
    '10 %',
  ])
  expect([8192, 20_480].map((value) => plain(formatAxisValue(value, 'megabytes')))).toEqual(['8 GB', '20 GB'])
  expect([1, 1.5].map((value) => formatAxisValue(value, 'number'))).toEqual(['1', '1.5'])
})
