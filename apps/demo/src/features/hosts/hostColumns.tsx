import { Link } from '@tanstack/react-router'
import { Sparkline } from '../../components/Sparkline.js'
import { rowLink } from '../../components/table/rowLink.js'
import type { TableColumn } from '../../components/table/types.js'
import { formatValue } from '../../format/formatValue.js'
import type { HostSeries } from '../../series/useHostSeries.js'
import classes from './HostsTable.module.css'
import type { HostRow } from './sortHostRows.js'

/**
 * The columns of the table of hosts.
 *
 * @param history the CPU over the range; `undefined` while it loads
 * @param rangeWords such as `the last hour`
 */
export function hostColumns(history: HostSeries | undefined, rangeWords: string): TableColumn<HostRow>[] {
  return [
    {
      id: 'name',
      header: 'Host',
      width: '26%',
      sort: 'asc',
      isRowHeader: true,
      cell: ({ host: { name, simulated }, isSilent }) => (
        <>
          <Link from="/" to="/" search={(old) => ({ ...old, host: name })} className={rowLink} title={name}>
            {name}
          </Link>
          {simulated && <span className={classes['note']}>simulated</span>}
          {isSilent && <span className={classes['silent']}>no data</span>}
        </>
      ),
    },
    {
      id: 'history',
      header: `CPU in ${rangeWords}`,
      phone: 'hidden',
      cell: ({ host: { name } }) =>
        history && (
          <Sparkline
            points={history.byHost.get(name)}
            start={history.start}
            end={history.end}
            top={100}
            gap={Math.max(history.step * 2.5, 150_000)}
          />
        ),
    },
    numberColumn('cpu', 'CPU', ({ cpu }) => ({ value: cpu, unit: 'percent', isHigh: (cpu ?? 0) >= 85 })),
    numberColumn('memory', 'Memory', ({ memory }) => ({
      value: memory,
      unit: 'percent',
      isHigh: (memory ?? 0) >= 90,
    })),
    numberColumn('load', 'Load', ({ load }) => ({ value: load, unit: 'number', isHigh: false })),
  ]
}

type Shown = { value: number | undefined; unit: 'percent' | 'number'; isHigh: boolean }

function numberColumn(id: string, header: string, read: (row: HostRow) => Shown): TableColumn<HostRow> {
  return {
    id,
    header,
    width: '112px',
    align: 'end',
    sort: 'desc',
    phone: 'inline',
    cell: (row) => {
      const { value, unit, isHigh } = read(row)
      return (
        <span className={classes['number']} data-high={isHigh || undefined}>
          <span className={classes['unit']}>{header} </span>
          {value === undefined ? '–' : formatValue(value, unit)}
        </span>
      )
    },
  }
}
