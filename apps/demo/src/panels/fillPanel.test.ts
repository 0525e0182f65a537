import { expect, test } from 'vitest'
import { fillDimensions, fillPanel } from './fillPanel.js'

const variables = { host: ['web-01', 'web-02'], region: ['north'], any: [] }

test('panel: title, description, queries, filters and text', () => {
  expect(
    fillPanel(
      {
        type: 'chart',
        title: 'CPU of $region',
        description: 'In $region',
        queries: [{ metric: 'cpu', dimensions: { region: ['$region'] } }],
      },
      variables,
    ),
  ).toEqual({
    type: 'chart',
    title: 'CPU of north',
    description: 'In north',
    queries: [{ metric: 'cpu', dimensions: { region: ['north'] } }],
  })
  expect(fillPanel({ type: 'alarms', dimensions: { hostname: ['$host'] } }, variables)).toEqual({
    type: 'alarms',
    dimensions: { hostname: ['web-01', 'web-02'] },
  })
  expect(fillPanel({ type: 'text', text: 'About $region' }, variables)).toEqual({
    type: 'text',
    text: 'About north',
  })
})

test('filter: all is any value; what is no variable stays', () => {
  expect(fillDimensions({ hostname: ['$any'], device: [], price: ['$5'] }, variables)).toEqual({
    hostname: [],
    device: [],
    price: ['$5'],
  })
})

test('a panel without variables stays as it is', () => {
  const panel = { type: 'alarmCounts', groupBy: 'service' } as const
  expect(fillPanel(panel, {})).toEqual(panel)
})
