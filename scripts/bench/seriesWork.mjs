// Reads measurements until they can be plotted, by columns and by hand. The same code runs in Node and in a browser.
import { createClient, createSession, listMeasurementColumns } from '@monasca/core'
import { NoAuth } from '@monasca/core/identity'

/** What is measured, for a number of measurements in one reply. */
export function createWork(endpoint, count, decodeIn) {
  const session = createSession({ auth: new NoAuth({ endpoint }) })
  const parameters = { name: 'cpu.user_perc', startTime: 0, limit: count }
  const url = `${endpoint}/metrics/measurements?name=cpu.user_perc&start_time=1970-01-01T00%3A00%3A00.000Z&limit=${count}`
  const ask = (more = '') => fetch(`${url}${more}`, { headers: { accept: 'application/json' } })
  const rows = async () => (await ask()).json()
  const read = async (client) => {
    const { elements } = await listMeasurementColumns(client, parameters)
    const { timestamps, columns } = elements[0]
    return [timestamps, columns.value]
  }
  const [plain, remote] = [undefined, decodeIn].map((where) =>
    createClient({ session, endpoint, decodeIn: where }),
  )
  return {
    rows,
    /** Measurements of 100 hosts, as many in all. */
    hostRows: async () => (await ask('&group_by=hostname')).json(),
    async hostColumns() {
      const { elements } = await listMeasurementColumns(plain, { ...parameters, groupBy: ['hostname'] })
      if (elements.length !== 100) throw new Error('hosts are missing')
      return elements
    },
    /** Two typed arrays, straight from the bytes. */
    columns: () => read(plain),
    /** The same from a worker. */
    worker: () => read(remote),
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
    /** The bytes alone: nothing that reads the reply takes less. */
    download: async () => [new Uint8Array(await (await ask()).arrayBuffer())],
  }
}

/** Fails unless columns and conversion agree on every value. */
export async function checkWork(work, count, ways) {
  const bare = await work.converted()
  for (const way of ways) {
    const ours = await work[way]()
    for (const side of [0, 1]) {
      const differs = ours[side].some((value, index) => !Object.is(value, bare[side][index]))
      if (differs || ours[side].length !== count) throw new Error(`${way}: not what JSON.parse gives`)
    }
  }
}
