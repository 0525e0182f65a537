import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseTimePoint, resolveTimePoint } from '../../src/time/index.js'

/** Written by dateMathCases.py: the results as the start and as the end of a range, as Grafana has them. */
type Group = {
  zone: string
  now: string
  weekStart: number
  fiscalYearStart: number
  cases: Record<string, [start: string, end: string]>
}

const groups: Group[] = JSON.parse(
  await readFile(new URL('dateMathCases.json', import.meta.url).pathname, 'utf8'),
)

test('the table has cases around the clock changes of four zones', () => {
  const changing = groups.filter(({ zone }) => zone !== 'UTC' && zone !== 'Asia/Kolkata')
  expect(new Set(changing.map(({ zone }) => zone)).size).toBe(4)
  const count = changing.reduce((sum, { cases }) => sum + Object.keys(cases).length, 0)
  expect(count).toBeGreaterThan(1000)
})

test.each(groups)('$zone at $now: as in Grafana', ({ now, cases, ...calendar }) => {
  const context = { now: Date.parse(now), ...calendar }
  const results = Object.keys(cases).map((text) => {
    const point = parseTimePoint(text, context)
    const start = resolveTimePoint(point, context, 'start')
    const end = resolveTimePoint(point, context, 'end')
    // Grafana's end of a unit is its last millisecond; ours is excluded.
    const last = text.includes('/') ? end - 1 : end
    return [text, [start, last].map((time) => new Date(time).toISOString())]
  })
  expect(Object.fromEntries(results)).toEqual(cases)
})
