import type { Client } from '@monasca/core'

/** The host with the highest average load since `startTime`, in milliseconds since the epoch. */
export async function findBusiestHost(client: Client, startTime: number): Promise<string | undefined> {
  const { elements } = await client.metrics.listStatistics({
    name: 'cpu.user_perc',
    groupBy: ['hostname'],
    statistics: ['avg'],
    period: 86_400, // seconds: one value for each host
    startTime,
  })
  const load = (host: (typeof elements)[number]) => host.statistics.at(-1)?.avg ?? 0
  return elements.toSorted((a, b) => load(b) - load(a))[0]?.dimensions.hostname
}
