import { expect, test } from 'vitest'
import type { Dashboard } from './dashboard.js'
import { fileNameOf, formatDashboardFile, parseDashboardFile } from './dashboardFile.js'
import { formatDashboard } from './formatDashboard.js'

const board = (title: string): Dashboard => ({
  version: 1,
  title,
  panels: [{ id: 'p1', type: 'text', text: 'Two\nlines', place: { x: 0, y: 0, w: 6, h: 4 } }],
})

test('one dashboard, and several', () => {
  expect(parseDashboardFile(formatDashboard(board('A'))).dashboards).toEqual([board('A')])
  const both = [board('A'), board('B')]
  expect(parseDashboardFile(formatDashboardFile(both)).dashboards).toEqual(both)
  expect(parseDashboardFile(formatDashboardFile([])).dashboards).toEqual([])
})

test('a problem of one dashboard names it, and nothing is read', () => {
  const text = JSON.stringify({ dashboards: [board('A'), { ...board('B'), title: '' }] })
  expect(parseDashboardFile(text).problems).toEqual([
    { path: 'dashboards.1.title', text: 'This must not be empty.' },
  ])
  expect(parseDashboardFile('{}').problems?.map(({ path }) => path)).toEqual(['title', 'panels'])
  const many = JSON.stringify({ dashboards: Array.from({ length: 101 }, () => board('A')) })
  expect(parseDashboardFile(many).problems?.[0]?.text).toContain('at most 100')
})

test('file names', () => {
  expect(fileNameOf('Service health')).toBe('service-health.json')
  expect(fileNameOf('../Ä: Web/..')).toBe('a-web.json')
  expect(fileNameOf('日本')).toBe('dashboard.json')
})
