import { useMemo } from 'react'
import type { ChartLine } from '../components/chart/types.js'
import { formatValue } from '../format/formatValue.js'
import { useQueryLines } from '../queries/useQueryLines.js'
import { PanelState } from './PanelState.js'
import type { PanelOf, Reduction } from './panelSchema.js'
import { noDataWords } from './panelWords.js'
import { reduceLine, reductionLabels } from './reduceLine.js'
import classes from './TablePanel.module.css'

export type TablePanelProps = { content: PanelOf<'table'>; reads: number | undefined }

const defaultColumns: readonly Reduction[] = ['last']
const byLabel = { by: 'label', desc: false } as const

/** A row per line, with its numbers. */
export function TablePanel({ content, reads }: TablePanelProps) {
  const { queries, range, columns = defaultColumns, sort = byLabel, limit = 50 } = content
  const { lines, error, retry } = useQueryLines({ queries, range, reads, limit: 1000 })
  const rows = useMemo(() => lines && toRows(lines, columns, sort), [lines, columns, sort])
  const shown = rows?.slice(0, limit)
  return (
    <PanelState
      hasData={rows !== undefined}
      error={error}
      onRetry={retry}
      empty={rows?.length === 0 ? noDataWords(queries) : undefined}
    >
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={classes['number']}>
                {reductionLabels[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown?.map(({ line, values }) => (
            <tr key={line.id}>
              <th scope="row" title={line.label}>
                {line.label}
              </th>
              {columns.map((column) => (
                <td key={column} className={classes['number']}>
                  {values[column] === undefined ? '–' : formatValue(values[column], line.unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows !== undefined && rows.length > limit && (
        <p className={classes['more']}>
          {limit} of {rows.length} lines
        </p>
      )}
    </PanelState>
  )
}

type Row = { line: ChartLine; values: Partial<Record<Reduction, number | undefined>> }

function toRows(
  lines: readonly ChartLine[],
  columns: readonly Reduction[],
  { by, desc }: { by: 'label' | Reduction; desc: boolean },
): Row[] {
  const needed = by === 'label' ? columns : [...columns, by]
  const rows = lines.map((line) => ({
    line,
    values: Object.fromEntries(needed.map((column) => [column, reduceLine(line.points, column)])),
  }))
  const sign = desc ? -1 : 1
  return rows.toSorted((a, b) => {
    if (by === 'label') return sign * a.line.label.localeCompare(b.line.label, 'en', { numeric: true })
    const [first, second] = [a.values[by], b.values[by]]
    // Lines without a number come last, in both directions.
    if (first === undefined || second === undefined)
      return Number(first === undefined) - Number(second === undefined)
    return sign * (first - second)
  })
}
