import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatDashboard } from '../model/formatDashboard.js'
import { overlaps } from '../model/layout.js'
import { findShipped, shippedDashboards } from './shipped.js'

describe.each(Object.entries(shippedDashboards))('%s', (id, dashboard) => {
  test('its file is what an export of it is', async () => {
    await expect(formatDashboard(dashboard)).toMatchFileSnapshot(join(import.meta.dirname, `${id}.json`))
  })

  test('its panels do not overlap', () => {
    for (const a of dashboard.panels) {
      for (const b of dashboard.panels) {
        if (a !== b) expect(overlaps(a.place, b.place), `${a.id} and ${b.id}`).toBe(false)
      }
    }
  })
})

test('every file is listed', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
  expect(files.map((name) => name.replace('.json', '')).sort()).toEqual(Object.keys(shippedDashboards).sort())
})

test('names of the prototype are no dashboards', () => {
  expect(findShipped('toString')).toBeUndefined()
  expect(findShipped('host')?.title).toBe('Host')
})
