import type { ChartLine, ChartSettings } from '../../components/chart/types.js'
import type { MetricLine } from '../../series/useChartSeries.js'
import { usedMemory } from '../../series/usedMemory.js'

/** A chart of the overview. */
export type HostChart = {
  title: string
  lines: readonly MetricLine[]
  /** @default areas for one line, lines for several */
  settings?: ChartSettings | undefined
  /** Derives the lines to draw. @default the lines as read */
  derive?: ((lines: ChartLine[]) => ChartLine[]) | undefined
}

/** The charts of a host: metrics that Monasca's agent reports for every host. */
export const hostCharts: readonly HostChart[] = [
  {
    title: 'CPU',
    settings: { draw: 'area' },
    lines: [
      { id: 'cpu.user_perc', label: 'User', color: 1, unit: 'percent' },
      { id: 'cpu.system_perc', label: 'System', color: 2, unit: 'percent' },
      { id: 'cpu.wait_perc', label: 'Wait', color: 4, unit: 'percent' },
    ],
  },
  {
    title: 'Memory',
    lines: [
      { id: 'mem.total_mb', label: 'Total', color: 6, unit: 'mebibytes' },
      { id: 'mem.usable_mb', label: 'Usable', color: 3, unit: 'mebibytes' },
    ],
    derive: usedMemory,
    settings: { draw: 'area' },
  },
  {
    title: 'Load per core',
    lines: [
      { id: 'load.avg_1_min', label: '1 min', color: 1, unit: 'number' },
      { id: 'load.avg_5_min', label: '5 min', color: 3, unit: 'number' },
      { id: 'load.avg_15_min', label: '15 min', color: 6, unit: 'number' },
    ],
  },
  {
    title: 'Network',
    lines: [
      { id: 'net.in_bytes_sec', label: 'In', color: 3, unit: 'bytesPerSecond' },
      { id: 'net.out_bytes_sec', label: 'Out', color: 2, unit: 'bytesPerSecond' },
    ],
  },
]
