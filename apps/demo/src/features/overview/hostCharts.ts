import type { MetricUnit } from '@monasca/core/units'
import type { ChartSeries } from '../../components/chart/createPlot.js'
import type { ChartLine } from '../../series/useChartSeries.js'
import { usedMemory } from '../../series/usedMemory.js'

/** A chart of the overview. */
export type HostChart = {
  title: string
  unit: MetricUnit
  lines: readonly ChartLine[]
  /** Derives the lines to draw. @default the lines as read */
  derive?: ((series: ChartSeries[]) => ChartSeries[]) | undefined
}

/** The charts of a host: metrics that Monasca's agent reports for every host. */
export const hostCharts: readonly HostChart[] = [
  {
    title: 'CPU',
    unit: 'percent',
    lines: [
      { name: 'cpu.user_perc', label: 'User', color: 1 },
      { name: 'cpu.system_perc', label: 'System', color: 2 },
      { name: 'cpu.wait_perc', label: 'Wait', color: 4 },
    ],
  },
  {
    title: 'Memory',
    unit: 'mebibytes',
    lines: [
      { name: 'mem.total_mb', label: 'Total', color: 6 },
      { name: 'mem.usable_mb', label: 'Usable', color: 3 },
    ],
    derive: usedMemory,
  },
  {
    title: 'Load per core',
    unit: 'number',
    lines: [
      { name: 'load.avg_1_min', label: '1 min', color: 1 },
      { name: 'load.avg_5_min', label: '5 min', color: 3, fill: 'none' },
      { name: 'load.avg_15_min', label: '15 min', color: 6, fill: 'none' },
    ],
  },
  {
    title: 'Network',
    unit: 'bytesPerSecond',
    lines: [
      { name: 'net.in_bytes_sec', label: 'In', color: 3 },
      { name: 'net.out_bytes_sec', label: 'Out', color: 2, fill: 'none' },
    ],
  },
]
