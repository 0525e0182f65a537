import { Link, useNavigate } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { usePauseWhilePointing } from '../../../components/chart/usePauseWhilePointing.js'
import { useColorScheme } from '../../../components/colorScheme.js'
import { formatClock, formatDateTime } from '../../../format/formatTime.js'
import { formatValue } from '../../../format/formatValue.js'
import type { HostsViewProps } from '../hostsView.js'
import { topOf } from '../topOf.js'
import { HeatLegend } from './HeatLegend.js'
import classes from './HeatMap.module.css'
import { HeatRow } from './HeatRow.js'
import { columnStart, heatCells, heatColumns } from './heatCells.js'
import { heatColors } from './heatColors.js'
import { moveCell } from './moveCell.js'

/** Pixels. */
const rowHeight = 26
const cellHeight = 20

/** A cell: indexes of the host and the column. */
type Cell = { row: number; column: number }

/** Hosts × time: a row of colours for each host. Read it with the pointer or the arrow keys. */
export function HeatMap({ hosts, metric, data, rangeWords }: HostsViewProps) {
  const navigate = useNavigate()
  const scheme = useColorScheme()
  const colors = heatColors[scheme]
  const hint = useId()
  const map = useRef<HTMLDivElement>(null)
  const { width, offset } = usePlace(map)
  const [cell, setCell] = useState<Cell>()
  const pointing = usePauseWhilePointing()

  const { byHost, end, step } = data
  const columns = useMemo(() => heatColumns(data.start, end, step, width), [data.start, end, step, width])
  const top = useMemo(
    () => metric.top ?? topOf(hosts.map(({ name }) => byHost.get(name))),
    [metric, hosts, byHost],
  )
  const rows = useMemo(() => {
    const known = new Map<string, Float64Array>()
    return {
      /** The cells of a host, once it is in sight. */
      of: (name: string) => {
        const cells = known.get(name) ?? heatCells(byHost.get(name), columns)
        known.set(name, cells)
        return cells
      },
    }
  }, [byHost, columns])
  const virtualizer = useWindowVirtualizer({
    count: hosts.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: offset,
  })

  const describe = ({ row, column }: Cell): string => {
    const name = hosts[row]?.name ?? ''
    const value = rows.of(name)[column] ?? Number.NaN
    const format = end - columns.start > 86_400_000 ? formatDateTime : formatClock
    const words = Number.isNaN(value) ? 'no data' : formatValue(value, metric.unit)
    return `${name}, ${format(columnStart(columns, column))}: ${words}`
  }

  const point = (event: PointerEvent<HTMLDivElement>) => {
    pointing.onPointerMove()
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    const cells = row?.querySelector('canvas')?.getBoundingClientRect()
    if (!row || !cells || event.clientX < cells.left || event.clientX >= cells.right) return
    const column = Math.floor(((event.clientX - cells.left) / cells.width) * columns.count)
    setCell({ row: Number(row.dataset['row']), column })
  }
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const current = cell ?? { row: 0, column: columns.count - 1 }
    const host = hosts[current.row]
    if (event.key === 'Enter' && host !== undefined) {
      void navigate({ to: '/', search: { host: host.name }, hash: 'host' })
      return
    }
    const next =
      cell === undefined && event.key.startsWith('Arrow')
        ? current
        : moveCell(event.key, current, hosts.length, columns.count)
    if (next === undefined) return
    event.preventDefault()
    setCell(next)
    virtualizer.scrollToIndex(next.row)
  }

  return (
    <section className={classes['card']} aria-label={`Heat map of ${metric.label}`}>
      <div className={classes['heading']}>
        <HeatLegend colors={colors} top={top} unit={metric.unit} />
        <output className={classes['reading']} aria-live="polite">
          {cell !== undefined && cell.row < hosts.length && cell.column < columns.count ? describe(cell) : ''}
        </output>
      </div>
      <p id={hint} className={classes['hint']}>
        The largest value of each cell in {rangeWords}. Arrow keys move from cell to cell, Enter opens the
        host.
      </p>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: read with the arrow keys
        tabIndex={0}
        role="application"
        aria-label={`${metric.label} of ${hosts.length} hosts over time`}
        aria-describedby={hint}
        className={classes['map']}
        onKeyDown={press}
        onPointerMove={point}
        onPointerLeave={pointing.onPointerLeave}
        style={{ height: virtualizer.getTotalSize() }}
        ref={map}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const { name = '' } = hosts[index] ?? {}
          return (
            <div
              key={name}
              data-row={index}
              className={classes['row']}
              style={{ height: rowHeight, transform: `translateY(${start - offset}px)` }}
            >
              <Link to="/" search={{ host: name }} hash="host" className={classes['name'] ?? ''} title={name}>
                {name}
              </Link>
              <span className={classes['cells']}>
                <HeatRow cells={rows.of(name)} top={top} colors={colors} width={width} height={cellHeight} />
                {cell?.row === index && cell.column < columns.count && (
                  <span
                    className={classes['cursor']}
                    style={{
                      left: `${(cell.column / columns.count) * 100}%`,
                      width: `${100 / columns.count}%`,
                    }}
                  />
                )}
              </span>
            </div>
          )
        })}
      </div>
      <div className={classes['ends']}>
        <span>{formatDateTime(columns.start)}</span>
        <span>{formatDateTime(end)}</span>
      </div>
    </section>
  )
}

/** The width of the cells, and the distance of the map from the start of the document. */
function usePlace(map: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState({ width: 600, offset: 0 })
  useLayoutEffect(() => {
    const element = map.current
    if (element === null) return
    const measure = () => {
      const names = Number.parseFloat(getComputedStyle(element).getPropertyValue('--names'))
      const width = Math.max(60, element.clientWidth - names)
      const offset = Math.round(element.getBoundingClientRect().top + scrollY)
      setPlace((old) => (old.width === width && old.offset === offset ? old : { width, offset }))
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    sizes.observe(document.body)
    return () => sizes.disconnect()
  }, [map])
  return place
}
