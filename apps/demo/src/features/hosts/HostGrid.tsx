import { useMemo, useState } from 'react'
import type { Host } from '../../hosts/hosts.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import { HostCard } from './HostCard.js'
import classes from './HostGrid.module.css'
import type { HostMetricChoice } from './hostMetrics.js'
import { keepOrder } from './sortHosts.js'
import { topOf } from './topOf.js'

export type HostGridProps = {
  /** In their order. */
  hosts: readonly Host[]
  metric: HostMetricChoice
  data: HostSeries
  /** Whether all charts have the same scale. */
  sameScale: boolean
}

/** A card for each host. The order does not change while the pointer or the focus is on a card. */
export function HostGrid({ hosts, metric, data, sameScale }: HostGridProps) {
  const [held, setHeld] = useState<readonly string[]>()
  const ordered = held === undefined ? hosts : keepOrder(hosts, held)
  const hold = () => setHeld((before) => before ?? hosts.map(({ name }) => name))

  const { byHost, start, end, step } = data
  const top = useMemo(
    () => (sameScale ? (metric.top ?? topOf(hosts.map(({ name }) => byHost.get(name)))) : undefined),
    [sameScale, metric, hosts, byHost],
  )

  return (
    <ul
      className={classes['grid']}
      aria-label="Hosts"
      onPointerEnter={hold}
      onPointerLeave={({ currentTarget }) => {
        if (!currentTarget.matches(':focus-within')) setHeld(undefined)
      }}
      onFocus={hold}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget) && !currentTarget.matches(':hover')) setHeld(undefined)
      }}
    >
      {ordered.map(({ name, simulated }) => (
        <HostCard
          key={name}
          name={name}
          simulated={simulated}
          metric={metric}
          points={byHost.get(name)}
          start={start}
          end={end}
          step={step}
          top={top}
        />
      ))}
    </ul>
  )
}
