import { expect, test } from 'vitest'
import { fromWallTime, parseZone, toWallTime, zoneOffset } from './timeZone.js'

const at = (text: string) => Date.parse(text)
const berlin = 'Europe/Berlin'
const wall = (day: number, hour: number, minute = 0, month = 3) => ({
  year: 2026,
  month,
  day,
  hour,
  minute,
  second: 0,
})

test('wall time: there and back, in any zone', () => {
  for (const zone of ['UTC', berlin, 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia']) {
    for (const time of [at('2026-01-31T23:59:59Z'), at('2026-07-01T00:00:00Z'), at('2024-02-29T12:30:15Z')]) {
      expect(fromWallTime(toWallTime(time, zone), zone)).toBe(time)
    }
  }
})

test('clocks go forward: a missing time is moved forward', () => {
  expect(fromWallTime(wall(29, 2, 30), berlin)).toBe(at('2026-03-29T01:30:00Z'))
  expect(toWallTime(at('2026-03-29T01:30:00Z'), berlin)).toEqual(wall(29, 3, 30))
})

test('clocks go back: the first or the second of two equal times', () => {
  const [first, second] = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')]
  expect(fromWallTime(wall(25, 2, 30, 10), berlin)).toBe(first)
  expect(fromWallTime(wall(25, 2, 30, 10), berlin, 'later')).toBe(second)
  expect(fromWallTime(wall(25, 2, 30, 10), berlin, zoneOffset(second, berlin))).toBe(second)
  // The zone never has this offset.
  expect(fromWallTime(wall(25, 2, 30, 10), berlin, 0)).toBe(first)
})

test('fields outside their range carry over', () => {
  expect(fromWallTime(wall(32, 0, 0, 12), 'UTC')).toBe(at('2027-01-01T00:00:00Z'))
})

test('offset: half and quarter hours', () => {
  const time = at('2026-01-15T12:00:00.500Z')
  const minutes = ['UTC', berlin, 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham'].map(
    (zone) => zoneOffset(time, zone) / 60_000,
  )
  expect(minutes).toEqual([0, 60, -210, 345, 825])
})

test('parseZone: names that the platform knows', () => {
  expect(parseZone('europe/berlin')).toBe(berlin)
  expect(parseZone('UTC')).toBe('UTC')
  expect(['', '+02:00', 'Mars/Base', 'x'.repeat(100), '../etc'].map(parseZone)).toEqual(
    Array(5).fill(undefined),
  )
})
