// The two ways of keeping charts up to date, for Node and for a page: by the end of the window, and by all of it.
import { createClient, createSession, listAll, listStatisticColumns } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { alignSeries, concatSeries, createAligner, mergeRefresh, planRefresh } from '@monasca/core/series'

export const panels = 20
const period = 30
const window = 86_400
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
  full: (read) => async (now) => {
    const elements = await read(planRefresh(undefined, { window, period }, now))
    return alignSeries(concatSeries(elements), { period, unit: 's' })
  },
  tail(read) {
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
export function createCharts({ origin, way, hosts, statistics }) {
  const client = createClientOf(origin)
  const query = { name: `cpu.user_perc.${hosts}`, statistics, period, groupBy: ['hostname'] }
  const read = async ({ startTime, endTime }) =>
    (await listAll(listStatisticColumns, client, { ...query, startTime, endTime })).elements
  const charts = Array.from({ length: panels }, () => ways[way](read))
  let now = start
  let columns = []
  return {
    async refresh(times) {
      for (let count = 0; count < times; count += 1) {
        columns = await Promise.all(charts.map((chart) => chart(now)))
        now += period * 1000
      }
    },
    text: () => JSON.stringify(columns.map(({ timestamps, values }) => [timestamps, values].map(toArrays))),
  }
}

function toArrays(column) {
  return Array.isArray(column) ? column.map((one) => Array.from(one)) : Array.from(column)
}
