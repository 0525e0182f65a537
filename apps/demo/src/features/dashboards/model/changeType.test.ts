import { expect, test } from 'vitest'
import type { PanelContent } from '../../../panels/panelSchema.js'
import { changeType } from './changeType.js'
import { checkPanel } from './checkPanel.js'

const chart: PanelContent = {
  type: 'chart',
  title: 'CPU',
  queries: [{ metric: 'cpu.user_perc' }],
  settings: { draw: 'bars' },
}

test('title and queries stay, and what the other type does not have is gone', () => {
  const table = changeType(chart, 'table')
  expect(table).toEqual({ type: 'table', title: 'CPU', queries: [{ metric: 'cpu.user_perc' }] })
  expect(changeType(table, 'text')).toEqual({ type: 'text', title: 'CPU', text: '' })
  expect(changeType(chart, 'chart')).toBe(chart)
})

test('every type can become every other one', () => {
  const types = ['chart', 'stat', 'table', 'alarms', 'alarmCounts', 'text'] as const
  for (const from of types) {
    for (const to of types)
      expect(checkPanel(changeType(changeType(chart, from), to)), `${from} ${to}`).toEqual([])
  }
})
