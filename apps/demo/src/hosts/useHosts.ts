import type { ListMetricsReturnType } from '@monasca/core'
import { useMetrics } from '@monasca/react'
import { pollEvery } from '../series/pollEvery.js'
import { type Host, hostMetric, hostsOf } from './hosts.js'

/** Largest number of hosts: what the API lists in one page. */
const limit = 10_000

/** Milliseconds between reads: short until the first host reports, long afterwards. */
const impatient = 3000
const patient = 60_000

const select = ({ elements }: ListMetricsReturnType): Host[] => hostsOf(elements)

/** The hosts that report to this project. */
export function useHosts() {
  return useMetrics({
    name: hostMetric,
    limit,
    query: {
      select,
      ...pollEvery(patient),
      refetchInterval: (query) => {
        const hosts = hostsOf(query.state.data?.elements ?? [])
        const interval = hosts.some((host) => !host.simulated) ? patient : impatient
        return pollEvery(interval).refetchInterval(query)
      },
    },
  })
}
