import { type Metric, metricKey } from '@monasca/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Dimensions } from '../../components/Dimensions.js'
import { rowLink } from '../../components/table/rowLink.js'
import { Table } from '../../components/table/Table.js'
import type { TableColumn, TableSort } from '../../components/table/types.js'
import classes from './MetricsTable.module.css'
import { type MetricIdentity, toMetricParts } from './metricsSearch.js'
import { sortMetrics } from './sortMetrics.js'

export type MetricsTableProps = {
  metrics: readonly Metric[]
  selected: MetricIdentity | undefined
}

const columns: TableColumn<Metric>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '40%',
    sort: 'asc',
    isRowHeader: true,
    cell: (metric) => (
      <Link
        from="/metrics"
        to="/metrics"
        search={(old) => ({ ...old, metric: toMetricParts(metric) })}
        replace
        resetScroll={false}
        className={`${rowLink} ${classes['name']}`}
      >
        {metric.name}
      </Link>
    ),
  },
  {
    id: 'dimensions',
    header: 'Dimensions',
    sort: 'asc',
    cell: ({ dimensions }) => <Dimensions dimensions={dimensions} />,
  },
]

/** The metrics, each a link to its chart. */
export function MetricsTable({ metrics, selected }: MetricsTableProps) {
  const navigate = useNavigate({ from: '/metrics' })
  const [sort, setSort] = useState<TableSort[]>([{ id: 'name', direction: 'asc' }])
  const rows = useMemo(() => sortMetrics(metrics, sort), [metrics, sort])
  return (
    <div className={classes['table']}>
      <Table
        label="Metrics"
        columns={columns}
        rows={rows}
        getId={metricKey}
        rowHeight="auto"
        sort={sort}
        onSort={setSort}
        onOpen={(metric) =>
          void navigate({
            search: (old) => ({ ...old, metric: toMetricParts(metric) }),
            replace: true,
            resetScroll: false,
          })
        }
        currentId={selected && metricKey(selected)}
      />
    </div>
  )
}
