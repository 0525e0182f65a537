import { useMediaQuery } from '@mantine/hooks'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { rowsBetween } from './rowsBetween.js'
import classes from './Table.module.css'
import { TableHead } from './TableHead.js'
import { TableRow } from './TableRow.js'
import type { TableColumn, TableHandle, TableRows, TableSelection, TableSort } from './types.js'
import { type Density, useDensity } from './useDensity.js'

export type TableProps<row> = {
  /** Name of the table for screen readers. */
  label: string
  columns: readonly TableColumn<row>[]
  rows: TableRows<row>
  /** Must stay the same function between renders. */
  getId: (row: row) => string
  /** What the checkbox of a row selects, such as the alarm's name. Must stay the same function. */
  getLabel?: ((row: row) => string) | undefined
  sort?: readonly TableSort[] | undefined
  onSort?: ((sort: TableSort[]) => void) | undefined
  selection?: TableSelection<row> | undefined
  /** Enter on a row with the focus. */
  onOpen?: ((row: row) => void) | undefined
  /** The row that the page shows details of. */
  currentId?: string | undefined
  /** First and last row on screen, after each change. */
  onRange?: ((first: number, last: number) => void) | undefined
  /** Called while the last rows are near, to load more. May be called repeatedly. */
  onNearEnd?: (() => void) | undefined
  /** A change scrolls to the first row: the filters, as text. */
  resetKey?: string | undefined
  /** Height of the scrolling area. @default as tall as the rows, at most what the window leaves */
  height?: CSSProperties['height'] | undefined
  /** `auto` measures each row: its cells may wrap. @default 'fixed' */
  rowHeight?: 'fixed' | 'auto' | undefined
  /** @default what the user chose for all tables */
  density?: Density | undefined
  ref?: Ref<TableHandle> | undefined
}

/** Heights of rows in pixels. */
const heights = { normal: 40, compact: 30 }
/** Estimated height of a stacked row, until it is measured. */
const stackedHeight = 92
/** How many rows before the end `onNearEnd` is called. */
const nearEnd = 20
const noSort: readonly TableSort[] = []

/**
 * A table whose rows are in the document only while they are visible. On a phone each row becomes a block. Keys: `j` and
 * `k` or the arrows move the focus from row to row, `x` selects, Enter opens.
 */
export function Table<row>(props: TableProps<row>) {
  const { label, columns, rows, getId, getLabel, sort = noSort, onSort, selection, onOpen } = props
  const { currentId, onRange, onNearEnd, resetKey, height, rowHeight = 'fixed', ref } = props
  const [chosen] = useDensity()
  const { density = chosen } = props
  const isStacked = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<number>()
  const anchor = useRef<number>(undefined)
  const isMeasured = isStacked === true || rowHeight === 'auto'
  const size = isStacked === true ? stackedHeight : heights[density]
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    overscan: 6,
    scrollPaddingStart: 40,
    // The row with the focus stays in the document, or the focus would be lost.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      if (active === undefined || active >= rows.length || indexes.includes(active)) return indexes
      return [...indexes, active].sort((a, b) => a - b)
    },
  })
  const items = virtualizer.getVirtualItems()
  const [first, last] = [virtualizer.range?.startIndex ?? 0, virtualizer.range?.endIndex ?? 0]

  // biome-ignore lint/correctness/useExhaustiveDependencies: estimates depend on these, measured heights are kept
  useEffect(() => virtualizer.measure(), [size, isMeasured])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the filters scrolls
  useEffect(() => {
    // To scroll, the browser must first lay out the new rows: only if it has to.
    if (virtualizer.scrollOffset !== 0) virtualizer.scrollToOffset(0)
    setActive(undefined)
  }, [resetKey])
  useEffect(() => onRange?.(first, last), [onRange, first, last])
  useEffect(() => {
    if (last + nearEnd >= rows.length) onNearEnd?.()
  }, [onNearEnd, last, rows.length])

  // Rows keep these functions for their whole life, so they read what is current from here.
  const latest = useRef({ rows, selection, getId })
  useEffect(() => {
    latest.current = { rows, selection, getId }
  })
  const toggle = useCallback((index: number, range: boolean) => {
    const { rows, selection, getId } = latest.current
    const row = rows.at(index)
    if (row === undefined || selection === undefined) return
    const from = range ? (anchor.current ?? index) : index
    selection.onSelect(rowsBetween(rows, from, index), !selection.isSelected(getId(row)))
    anchor.current = index
  }, [])

  const focusRow = (index: number) => {
    if (rows.length === 0) return
    const next = Math.min(Math.max(index, 0), rows.length - 1)
    setActive(next)
    virtualizer.scrollToIndex(next)
    const focus = () =>
      scroller.current?.querySelector<HTMLElement>(`tr[data-index="${next}"]`)?.focus({ preventScroll: true })
    focus()
    // A row that was outside comes into the document with the next frame.
    requestAnimationFrame(focus)
  }
  const move = (by: number) => focusRow(active === undefined ? first : active + by)
  useImperativeHandle(ref, () => ({
    move,
    toggle: () => {
      if (active !== undefined) toggle(active, false)
    },
  }))

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    if (target instanceof HTMLInputElement && target.type !== 'checkbox') return
    const row = target.closest<HTMLElement>('tbody tr[data-index]')
    if (row === null) return
    const index = Number(row.dataset['index'])
    const steps: Record<string, number> = {
      j: 1,
      ArrowDown: 1,
      k: -1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
    }
    const step = steps[event.key]
    if (step !== undefined) focusRow(index + step)
    else if (event.key === 'Home') focusRow(0)
    else if (event.key === 'End') focusRow(rows.length - 1)
    else if (event.key === 'x' || (event.key === 'X' && event.shiftKey)) toggle(index, event.shiftKey)
    else if (event.key === 'Enter' && target === row) {
      const opened = rows.at(index)
      if (opened !== undefined) onOpen?.(opened)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const span = columns.length + (selection === undefined ? 0 : 1)
  let end = 0
  const body = items.flatMap((item) => {
    const space = item.start - end
    end = item.end
    const row = rows.at(item.index)
    const id = row === undefined ? undefined : getId(row)
    return [
      space > 0 && <SpaceRow key={`before-${item.index}`} height={space} span={span} />,
      <TableRow
        key={item.index}
        row={row}
        index={item.index}
        columns={columns}
        label={selection === undefined ? undefined : row === undefined ? '' : (getLabel?.(row) ?? id ?? '')}
        selected={id !== undefined && selection?.isSelected(id) === true}
        current={id !== undefined && id === currentId}
        active={item.index === active}
        measure={isMeasured ? virtualizer.measureElement : undefined}
        onToggle={toggle}
      />,
    ]
  })
  const after = virtualizer.getTotalSize() - end

  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      style={{ height, '--row-height': `${heights[density]}px` } as CSSProperties}
      data-fixed={rowHeight === 'fixed' || undefined}
    >
      <table
        className={classes['table']}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const row = event.target.closest<HTMLElement>('tbody tr[data-index]')
          if (row !== null) setActive(Number(row.dataset['index']))
        }}
      >
        <colgroup>
          {selection && <col style={{ width: 40 }} />}
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <TableHead
          columns={columns}
          sort={sort}
          onSort={onSort}
          selection={selection}
          hasRows={rows.at(0) !== undefined}
        />
        <tbody>
          {body}
          {after > 0 && <SpaceRow key="after" height={after} span={span} />}
        </tbody>
      </table>
    </div>
  )
}

/** Takes the space of rows that are not visible. */
function SpaceRow({ height, span }: { height: number; span: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true" className={classes['space']}>
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}
