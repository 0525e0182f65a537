import { expect, test } from 'vitest'
import { formatOffset } from './timeZone.js'

test('offset: as people write it', () => {
  const time = Date.parse('2026-01-15T12:00:00Z')
  expect(
    ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'].map((zone) => formatOffset(time, zone)),
  ).toEqual(['UTC', 'UTC+1', 'UTC−3:30', 'UTC+5:45'])
})
