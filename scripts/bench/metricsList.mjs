// What a call through the client costs beside a bare fetch of the same address with the same token.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createClient, createSession } from '@monasca/core'
import { V3Password } from '@monasca/core/identity'
import { beside, interleave, median } from './compare.mjs'

const callsARound = 64

async function inParallel(work, width) {
  const lanes = Array.from({ length: width }, async () => {
    for (let call = 0; call < callsARound / width; call += 1) await work()
  })
  await Promise.all(lanes)
}

export async function benchMetricsList() {
  const stub = fork(new URL('stub.mjs', import.meta.url))
  try {
    const [port] = await once(stub, 'message')
    const endpoint = `http://127.0.0.1:${port}/v2.0`
    const authUrl = `http://127.0.0.1:${port}/v3`
    const session = createSession({
      auth: new V3Password({ authUrl, username: 'bench', password: 'bench', userDomainId: 'default' }),
    })
    const client = createClient({ session, endpoint })
    const headers = { accept: 'application/json', 'x-auth-token': await session.getToken() }
    const url = `${endpoint}/metrics?name=cpu.user_perc&limit=100`

    const ours = () => client.metrics.list({ name: 'cpu.user_perc', limit: 100 })
    const bare = async () => (await fetch(url, { headers })).json()

    const download = async () => (await fetch(url, { headers })).arrayBuffer()

    const rows = []
    for (const [width, goal] of [
      [1, 1.05],
      [16, 1.07],
    ]) {
      const times = await interleave(
        {
          bare: () => inParallel(bare, width),
          ours: () => inParallel(ours, width),
          download: () => inParallel(download, width),
        },
        { rounds: 120, warmUp: 20 },
      )
      rows.push({
        name: `client.metrics.list ÷ fetch + json(), ${width === 1 ? 'one at a time' : `${width} at a time`}`,
        ...beside(times.ours, times.bare),
        alternative: 'fetch + json()',
        limit: { name: 'the download alone', value: median(times.download) },
        goal,
      })
    }
    return rows.map((row) => ({ ...row, unit: `ms for ${callsARound} calls of 100 metrics` }))
  } finally {
    stub.disconnect()
  }
}
