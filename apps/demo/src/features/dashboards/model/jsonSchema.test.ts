import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedDashboards } from '../shipped/shipped.js'
import { dashboardSchema } from './dashboard.js'
import { checkDashboard } from './parseDashboard.js'
import { toJsonSchema } from './toJsonSchema.js'

const published = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Monasca dashboard, version 1',
  ...toJsonSchema(dashboardSchema),
}

test('the published schema is the one of the page', async () => {
  const file = join(import.meta.dirname, '../../../../public/dashboard.schema.json')
  await expect(`${JSON.stringify(published, undefined, 2)}\n`).toMatchFileSnapshot(file)
})

type Schema = { [key: string]: unknown }

/** Validates the keywords that the published schema has; an unknown one is an error of the test. */
function isValid(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, rule]) => check(keyword, rule, value, schema))
}

function check(keyword: string, rule: unknown, value: unknown, schema: Schema): boolean {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  switch (keyword) {
    case '$schema':
    case 'title':
      return true
    case 'type':
      if (rule === 'integer') return Number.isInteger(value)
      if (rule === 'object') return isObject
      return rule === 'array' ? Array.isArray(value) : typeof value === rule
    case 'const':
      return value === rule
    case 'enum':
      return (rule as unknown[]).includes(value)
    case 'anyOf':
      return (rule as Schema[]).some((one) => isValid(one, value))
    case 'minimum':
      return typeof value !== 'number' || value >= (rule as number)
    case 'maximum':
      return typeof value !== 'number' || value <= (rule as number)
    case 'minLength':
      return typeof value !== 'string' || value.length >= (rule as number)
    case 'maxLength':
      return typeof value !== 'string' || value.length <= (rule as number)
    case 'pattern':
      return typeof value !== 'string' || new RegExp(rule as string).test(value)
    case 'minItems':
      return !Array.isArray(value) || value.length >= (rule as number)
    case 'maxItems':
      return !Array.isArray(value) || value.length <= (rule as number)
    case 'items':
      return !Array.isArray(value) || value.every((one) => isValid(rule as Schema, one))
    case 'required':
      return !isObject || (rule as string[]).every((key) => Object.hasOwn(value, key))
    case 'propertyNames':
      return !isObject || Object.keys(value).every((key) => isValid(rule as Schema, key))
    case 'properties':
      return (
        !isObject ||
        Object.entries(rule as Record<string, Schema>).every(
          ([key, one]) => !Object.hasOwn(value, key) || isValid(one, (value as Schema)[key]),
        )
      )
    case 'additionalProperties': {
      if (!isObject) return true
      const known = Object.keys(schema['properties'] ?? {})
      const others = Object.entries(value).filter(([key]) => !known.includes(key))
      return rule === false ? others.length === 0 : others.every(([, one]) => isValid(rule as Schema, one))
    }
    default:
      throw new Error(`${keyword} is not expected in the published schema`)
  }
}

const place = { x: 0, y: 0, w: 6, h: 8 }
const query = { metric: 'cpu.user_perc', dimensions: { hostname: ['$hostname'] }, functions: ['avg'] }
const chart = { id: 'cpu', type: 'chart', queries: [query], place }
const withPanel = (panel: object) => ({ version: 1, title: 'x', panels: [panel] })
const withVariable = (variable: object) => ({ version: 1, title: 'x', variables: [variable], panels: [] })

test.each(Object.entries(shippedDashboards))('good: %s', (_, dashboard) => {
  expect(isValid(published, dashboard)).toBe(true)
})

test.each([
  withPanel({ ...chart, repeat: 'hostname', range: '24h', settings: { draw: 'bars', min: 0.5 } }),
  withPanel({ id: 't', type: 'text', text: '', place }),
  withVariable({ name: 'host', dimension: 'hostname', where: { service: ['web'] }, multi: true }),
])('good: example %#', (content) => {
  expect(isValid(published, content)).toBe(true)
  expect(checkDashboard(content).problems).toBeUndefined()
})

test.each([
  [],
  { version: 1, title: '', panels: [] },
  { version: 2, title: 'x', panels: [] },
  { version: 1, title: 'x' },
  { version: 1, title: 'x', panels: [], colour: 'red' },
  withPanel({ ...chart, id: 'a b' }),
  withPanel({ ...chart, type: 'pie' }),
  withPanel({ ...chart, queries: [] }),
  withPanel({ ...chart, place: { ...place, w: 13 } }),
  withPanel({ ...chart, place: { ...place, x: 0.5 } }),
  withPanel({ ...chart, queries: [{ ...query, metric: '' }] }),
  withPanel({ ...chart, queries: [{ ...query, functions: ['median'] }] }),
  withPanel({ ...chart, queries: [{ ...query, dimensions: { hostname: 'web-01' } }] }),
  withPanel({ ...chart, settings: { draw: 'pie' } }),
  withPanel({ id: 'a', type: 'alarms', severity: [], place }),
  withPanel({ id: 't', type: 'text', text: 'x'.repeat(20_001), place }),
  withVariable({ name: '1host', dimension: 'hostname' }),
  withVariable({ name: 'host' }),
])('bad: example %#', (content) => {
  expect(isValid(published, content)).toBe(false)
  expect(checkDashboard(content).dashboard).toBeUndefined()
})
