import { useMemo, useRef, useState } from 'react'
import type { HostsViewProps } from '../hostsView.js'
import { keepOrder } from '../sortHosts.js'
import { topOf } from '../topOf.js'
import { cardSize } from './cardSize.js'
import { HostCard } from './HostCard.js'
import classes from './HostGrid.module.css'
import { useGridRows } from './useGridRows.js'

export type HostGridProps = Pick<HostsViewProps, 'hosts' | 'metric' | 'data' | 'alarms'> & {
  /** Whether all charts have the same scale. */
  sameScale: boolean
}

/** A card for each host. The order does not change while the pointer or the focus is on a card. */
export function HostGrid({ hosts, metric, data, alarms, sameScale }: HostGridProps) {
  const [held, setHeld] = useState<readonly string[]>()
  const ordered = held === undefined ? hosts : keepOrder(hosts, held)
  const hold = () => setHeld((before) => before ?? hosts.map(({ name }) => name))
  // Later: elements that move before they get `mouseleave`, which follows `pointerleave`, never get it.
  const release = ({ currentTarget }: { currentTarget: HTMLElement }) =>
    requestAnimationFrame(() => {
      if (!currentTarget.matches(':hover, :focus-within')) setHeld(undefined)
    })
  const grid = useRef<HTMLUListElement>(null)
  const { first, last, style } = useGridRows({ grid, count: ordered.length, ...cardSize })

  const { byHost, start, end, step } = data
  const top = useMemo(
    () => (sameScale ? (metric.top ?? topOf(hosts.map(({ name }) => byHost.get(name)))) : undefined),
    [sameScale, metric, hosts, byHost],
  )

  return (
    <ul
      ref={grid}
      className={classes['grid']}
      style={style}
      aria-label="Hosts"
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      {ordered.slice(first, last).map(({ name, simulated }, index) => (
        <HostCard
          key={name}
          name={name}
          simulated={simulated}
          position={first + index + 1}
          size={ordered.length}
          metric={metric}
          points={byHost.get(name)}
          alarms={alarms?.get(name)}
          start={start}
          end={end}
          step={step}
          top={top}
        />
      ))}
    </ul>
  )
}
