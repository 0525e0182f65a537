import { expect, test } from 'vitest'
import { dashboardSearch, rotationSeconds } from './dashboardSearch.js'

test('variables are texts, whatever the router makes of them', () => {
  expect(
    dashboardSearch({
      'var-host': 'web-01',
      'var-port': 80,
      'var-many': ['a', 1, null],
      'var-': 'x',
      other: 1,
    }),
  ).toMatchObject({ 'var-host': 'web-01', 'var-port': '80', 'var-many': ['a', '1'] })
  expect(dashboardSearch({ 'var-host': { a: 1 } })).toHaveProperty('var-host', undefined)
  expect(dashboardSearch({ 'var-host': 'x'.repeat(256) })).toHaveProperty('var-host', undefined)
})

test('kiosk needs no value, and damaged parameters are left out', () => {
  expect(dashboardSearch({ kiosk: '' }).kiosk).toBe(true)
  expect(dashboardSearch({ kiosk: true, rotate: '30s', boards: ['host', 'fleet'] })).toMatchObject({
    kiosk: true,
    rotate: '30s',
    boards: ['host', 'fleet'],
  })
  expect(dashboardSearch({ kiosk: 'no', rotate: 'often', boards: ['../x'], panel: '' })).toEqual({
    edit: undefined,
    panel: undefined,
    kiosk: undefined,
    rotate: undefined,
    boards: undefined,
    dashboard: undefined,
  })
})

test('rotation takes five seconds or more', () => {
  expect([rotationSeconds('30s'), rotationSeconds('2m'), rotationSeconds('1s')]).toEqual([30, 120, 5])
})
