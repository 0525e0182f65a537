import { describe, expect, test } from 'vitest'
import { formatDashboard } from './formatDashboard.js'
import { parseDashboard } from './parseDashboard.js'

const place = { x: 0, y: 0, w: 6, h: 8 }
const chart = { id: 'cpu', type: 'chart', queries: [{ metric: 'cpu.user_perc' }], place }
const minimal = { version: 1, title: 'Web', panels: [chart] }
const problemsOf = (content: unknown) =>
  parseDashboard(JSON.stringify(content)).problems?.map(({ path, text }) => `${path}: ${text}`)

test('a file is read, and written in the order of the format without defaults', () => {
  const { dashboard, problems } = parseDashboard(
    JSON.stringify({
      panels: [
        {
          place: { h: 8, w: 6, y: 0, x: 0 },
          queries: [
            {
              groupBy: '*',
              functions: ['avg'],
              metric: 'cpu.user_perc',
              dimensions: { service: [], hostname: ['b', 'a'] },
              merge: false,
            },
          ],
          title: 'CPU',
          type: 'chart',
          id: 'cpu',
        },
        { id: 'hosts', type: 'stat', value: 'last', sparkline: true, queries: [{ metric: 'x' }], place },
      ],
      variables: [],
      title: 'Web',
      version: 1,
    }),
  )
  expect(problems).toBeUndefined()
  const text = formatDashboard(dashboard as never)
  expect(text).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "title": "Web",
      "panels": [
        {
          "id": "cpu",
          "type": "chart",
          "title": "CPU",
          "queries": [
            {
              "metric": "cpu.user_perc",
              "dimensions": { "hostname": ["b", "a"], "service": [] }
            }
          ],
          "place": { "x": 0, "y": 0, "w": 6, "h": 8 }
        },
        {
          "id": "hosts",
          "type": "stat",
          "queries": [{ "metric": "x" }],
          "place": { "x": 0, "y": 0, "w": 6, "h": 8 }
        }
      ]
    }
    "
  `)
  // The same dashboard is the same text.
  expect(formatDashboard(parseDashboard(text).dashboard as never)).toBe(text)
})

describe('problems name the place and what to change', () => {
  test('no JSON', () => {
    expect(parseDashboard('{').problems?.[0]?.text).toContain('The file is not JSON.')
    expect(problemsOf([])).toEqual([': Use an object instead of [].'])
    expect(problemsOf(null)).toEqual([': Use an object instead of null.'])
  })

  test('too large', () => {
    expect(parseDashboard(`"${'x'.repeat(1_000_001)}"`).problems?.[0]?.text).toContain('larger than 1 MB')
    const panels = Array.from({ length: 101 }, (_, index) => ({ ...chart, id: `p${index}` }))
    expect(problemsOf({ ...minimal, panels })).toEqual(['panels: Too long: at most 100 elements.'])
    expect(problemsOf({ ...minimal, title: 'x'.repeat(201) })).toEqual([
      'title: Too long: at most 200 characters.',
    ])
  })

  test('a newer version, and one that does not exist', () => {
    expect(problemsOf({ ...minimal, version: 7 })).toEqual([
      'version: Version 7 is newer than this page, which reads up to 1. Update the page.',
    ])
    expect(problemsOf({ ...minimal, version: 'one' })).toEqual(['version: Use 1 instead of "one".'])
  })

  test('fields: missing, unknown, of another type', () => {
    expect(problemsOf({ version: 1, panels: [] })).toEqual(['title: This field is missing. Add it.'])
    expect(problemsOf({ ...minimal, panels: [{ ...chart, colour: 'red' }] })).toEqual([
      'panels.0.colour: “colour” is not a field of the format. Remove it, or check its spelling.',
    ])
    expect(problemsOf({ ...minimal, title: 5 })).toEqual(['title: Use a text instead of 5.'])
    expect(problemsOf({ ...minimal, panels: [{ ...chart, type: 'pie' }] })?.[0]).toContain(
      'panels.0.type: Use "chart", or "stat"',
    )
    expect(problemsOf({ ...minimal, panels: [{ ...chart, place: { ...place, w: 13 } }] })).toEqual([
      'panels.0.place.w: Use a number of at most 12 instead of 13.',
    ])
    expect(problemsOf({ ...minimal, panels: [{ ...chart, place: { ...place, x: 0.5 } }] })).toEqual([
      'panels.0.place.x: Use a whole number instead of 0.5.',
    ])
  })

  test('the same id twice', () => {
    expect(problemsOf({ ...minimal, panels: [chart, chart] })).toEqual([
      'panels: Two panels have the same id. Change one.',
    ])
    const variable = { name: 'host', dimension: 'hostname' }
    expect(problemsOf({ ...minimal, variables: [variable, variable] })).toEqual([
      'variables: Two variables have the same name. Rename one.',
    ])
  })

  test('names of the prototype are fields like others', () => {
    expect(parseDashboard('{"__proto__":{"title":"x"},"version":1,"panels":[]}').problems).toHaveLength(2)
  })
})

test('version 0: one query, and single values in filters', () => {
  const { dashboard, problems } = parseDashboard(
    JSON.stringify({
      title: 'By hand',
      variables: [{ name: 'host', dimension: 'hostname', value: 'web-01' }],
      panels: [
        {
          id: 'cpu',
          type: 'chart',
          query: { metric: 'cpu.user_perc', dimensions: { hostname: '$host', service: ['web'] } },
          place,
        },
        { id: 'alarms', type: 'alarms', dimensions: { hostname: '$host' }, place },
      ],
    }),
  )
  expect(problems).toBeUndefined()
  expect(dashboard).toEqual({
    version: 1,
    title: 'By hand',
    variables: [{ name: 'host', dimension: 'hostname', value: ['web-01'] }],
    panels: [
      {
        id: 'cpu',
        type: 'chart',
        queries: [{ metric: 'cpu.user_perc', dimensions: { hostname: ['$host'], service: ['web'] } }],
        place,
      },
      { id: 'alarms', type: 'alarms', dimensions: { hostname: ['$host'] }, place },
    ],
  })
})
