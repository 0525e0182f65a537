// Reads measurements until they can be plotted, by columns and by hand. The same code runs in Node and in a browser.
import { createClient, createSession, listMeasurementColumns } from '@monasca/core'
import { NoAuth } from '@monasca/core/identity'
import { compare } from './compare.mjs'

/** What is measured, for a number of measurements in one reply. */
export function createWork(endpoint, count) {
  const client = createClient({ session: createSession({ auth: new NoAuth({ endpoint }) }), endpoint })
  const parameters = { name: 'cpu.user_perc', startTime: 0, limit: count }
  const url = `${endpoint}/metrics/measurements?name=cpu.user_perc&start_time=1970-01-01T00%3A00%3A00.000Z&limit=${count}`
  const rows = async () => (await fetch(url, { headers: { accept: 'application/json' } })).json()
  return {
    rows,
    /** Two typed arrays, straight from the bytes. */
    async columns() {
      const { elements } = await listMeasurementColumns(client, parameters)
      const { timestamps, columns } = elements[0]
      return [timestamps, columns.value]
    },
    /** The same two arrays, as one would write it. */
    async converted() {
      const { measurements } = (await rows()).elements[0]
      const timestamps = new Float64Array(measurements.length)
      const values = new Float64Array(measurements.length)
      for (const [index, row] of measurements.entries()) {
        timestamps[index] = Date.parse(row[0])
        values[index] = row[1]
      }
      return [timestamps, values]
    },
  }
}

/** Milliseconds of both ways, and their ratio. They must agree on every value. */
export async function measureTime({ endpoint, count, rounds, warmUp }) {
  const work = createWork(endpoint, count)
  const [ours, bare] = [await work.columns(), await work.converted()]
  for (const side of [0, 1]) {
    const differs = ours[side].some((value, index) => !Object.is(value, bare[side][index]))
    if (differs || ours[side].length !== count) throw new Error('The columns are not what JSON.parse gives')
  }
  return compare(work.columns, work.converted, { rounds, warmUp })
}
