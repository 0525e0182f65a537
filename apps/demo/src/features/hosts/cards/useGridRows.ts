import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useState } from 'react'

export type GridRowsParameters = {
  /** The grid. */
  grid: RefObject<HTMLElement | null>
  /** Number of cells. */
  count: number
  /** Pixels: the least width of a cell, its height, and the space between cells. */
  minWidth: number
  height: number
  gap: number
}

/** The cells in the document, and the style that leaves space for the others. */
export type GridRows = { first: number; last: number; style: CSSProperties }

/** Number of cells around the window that are in the document, so that Tab finds the next one. */
const around = 24

/** Virtual rows of a grid in the window: only cells near the visible ones are in the document. */
export function useGridRows({ grid, count, minWidth, height, gap }: GridRowsParameters): GridRows {
  const { columns, top } = usePlace(grid, minWidth, gap)
  const virtualizer = useWindowVirtualizer({
    count: Math.ceil(count / columns),
    estimateSize: () => height + gap,
    overscan: Math.ceil(around / columns),
    scrollMargin: top,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height must be measured again
  useEffect(() => virtualizer.measure(), [height, gap])
  const rows = virtualizer.getVirtualItems()
  const [firstRow, lastRow] = [rows[0], rows.at(-1)]
  const before = firstRow === undefined ? 0 : firstRow.start - top
  const after = lastRow === undefined ? 0 : virtualizer.getTotalSize() + top - lastRow.end
  return {
    first: (firstRow?.index ?? 0) * columns,
    last: Math.min(count, ((lastRow?.index ?? -1) + 1) * columns),
    style: {
      gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
      gridAutoRows: height,
      gap,
      paddingTop: before,
      paddingBottom: after,
    },
  }
}

/** The number of columns that fit, and the distance of the grid from the start of the document. */
function usePlace(grid: RefObject<HTMLElement | null>, minWidth: number, gap: number) {
  const [place, setPlace] = useState({ columns: 1, top: 0 })
  useLayoutEffect(() => {
    const element = grid.current
    if (element === null) return
    const measure = () => {
      const columns = Math.max(1, Math.floor((element.clientWidth + gap) / (minWidth + gap)))
      const top = Math.round(element.getBoundingClientRect().top + scrollY)
      setPlace((old) => (old.columns === columns && old.top === top ? old : { columns, top }))
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    // What is above the grid moves it.
    sizes.observe(document.body)
    return () => sizes.disconnect()
  }, [grid, minWidth, gap])
  return place
}
