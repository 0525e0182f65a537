// The two ways of keeping charts up to date, for Node and for a page: by the end of the window, and by all of it.
import { createClient, createSession, listAll, listStatisticColumns } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { alignSeries, concatSeries, createAligner, mergeRefresh, planRefresh } from '@monasca/core/series'

export const panels = 20
const period = 30
const day = 86_400
/** Milliseconds; the middle of a period. */
const start = Date.UTC(2026, 0, 2) + 15_000

function createClientOf(origin) {
  const auth = new V3Password({
    authUrl: `${origin}/v3`,
    username: 'bench',
    password: 'bench',
    userDomainId: 'default',
  })
  return createClient({ session: createSession({ auth }), endpoint: `${origin}/v2.0` })
}

const ways = {
  /** Reads everything and makes new columns, each time. */
  full: (read, window) => async (now) => {
    const elements = await read(planRefresh(undefined, { window, period }, now))
    return alignSeries(concatSeries(elements), { period, unit: 's' })
  },
  tail(read, window) {
    const align = createAligner({ period, unit: 's' })
    let state
    return async (now) => {
      const plan = planRefresh(state, { window, period }, now)
      state = mergeRefresh(state, [{ elements: await read(plan) }], plan)
      return align(state.series)
    }
  },
}

/**
 * Makes the charts; the function that it returns refreshes all of them at once, a period later each time, and resolves to
 * their columns as text, when asked.
 */
export function createCharts({ origin, way, hosts, statistics, window = day, count = panels }) {
  const client = createClientOf(origin)
  const query = { name: `cpu.user_perc.${hosts}`, statistics, period, groupBy: ['hostname'] }
  const read = async ({ startTime, endTime }) =>
    (await listAll(listStatisticColumns, client, { ...query, startTime, endTime })).elements
  const charts =
    way === 'bare'
      ? Array.from({ length: count }, () => readBare(origin, query))
      : Array.from({ length: count }, () => ways[way](read, window))
  let now = start
  let columns = []
  return {
    async refresh(times) {
      for (let turn = 0; turn < times; turn += 1) {
        columns = await Promise.all(charts.map((chart) => chart(now)))
        now += period * 1000
      }
    },
    text: () => JSON.stringify(columns.map(({ timestamps, values }) => [timestamps, values].map(toArrays))),
  }
}

/** The requests of a live tail alone: fetch and json(), from three minutes before the end. */
function readBare(origin, { name, statistics }) {
  return async (now) => {
    const end = (Math.floor(now / (period * 1000)) + 1) * period * 1000
    const query = new URLSearchParams({
      name,
      statistics: statistics.join(','),
      period: String(period),
      group_by: 'hostname',
      start_time: new Date(end - 6 * period * 1000).toISOString(),
      end_time: new Date(end).toISOString(),
    })
    const headers = { accept: 'application/json', 'x-auth-token': 'bench' }
    const response = await fetch(`${origin}/v2.0/metrics/statistics?${query}`, { headers })
    const { elements } = await response.json()
    return { timestamps: [], values: [], elements }
  }
}

function toArrays(column) {
  return Array.isArray(column) ? column.map((one) => Array.from(one)) : Array.from(column)
}
