import { type Metric, metricKey } from '@monasca/core'
import type { TableSort } from '../../components/table/types.js'

const { compare } = new Intl.Collator('en', { numeric: true })

const textOf: Readonly<Record<string, (metric: Metric) => string>> = {
  name: ({ name }) => name,
  dimensions: ({ dimensions }) => metricKey({ name: '', dimensions }),
}

/** Sorts metrics by name and dimensions, with numbers in numeric order. */
export function sortMetrics(metrics: readonly Metric[], sort: readonly TableSort[]): Metric[] {
  const keys = sort.flatMap(({ id, direction }) => {
    const text = textOf[id]
    if (text === undefined) return []
    return [{ texts: new Map(metrics.map((metric) => [metric, text(metric)])), direction }]
  })
  return metrics.toSorted((a, b) => {
    for (const { texts, direction } of keys) {
      const order = compare(texts.get(a) ?? '', texts.get(b) ?? '')
      if (order !== 0) return direction === 'asc' ? order : -order
    }
    return 0
  })
}
