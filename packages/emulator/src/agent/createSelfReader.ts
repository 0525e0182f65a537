import type { MetricInput } from '@monasca/core'

/** The dimensions of the Monasca agent's metrics of itself. */
const ownDimensions = { component: 'monasca-agent', service: 'monitoring' }

/** An agent's measurements of itself. */
export type SelfReader = {
  /** Reads metrics, and adds how long that took, and how long the last post did. */
  read: () => Promise<MetricInput[]>
  /** Runs a post, and measures it. */
  send: (post: () => Promise<unknown>) => Promise<void>
}

/**
 * Adds the metrics that the Monasca agent reports about itself: `monasca.collection_time_sec` and
 * `monasca.emit_time_sec`, the latter from the second post on.
 */
export function createSelfReader(readMachine: () => Promise<MetricInput[]>): SelfReader {
  let emitTime: number | undefined
  return {
    read: async () => {
      const start = performance.now()
      const metrics = await readMachine()
      const collectionTime = (performance.now() - start) / 1000
      const hostname = metrics[0]?.dimensions?.['hostname']
      if (hostname === undefined) return metrics
      const own = (name: string, value: number): MetricInput => ({
        name,
        value,
        timestamp: metrics[0]?.timestamp,
        dimensions: { hostname, ...ownDimensions },
      })
      return [
        ...metrics,
        own('monasca.collection_time_sec', collectionTime),
        ...(emitTime === undefined ? [] : [own('monasca.emit_time_sec', emitTime)]),
      ]
    },
    send: async (post) => {
      const start = performance.now()
      await post()
      emitTime = (performance.now() - start) / 1000
    },
  }
}
