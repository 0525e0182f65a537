import type { Metric } from '@monasca/core'

/** A name, and the number of its series. */
export type IndexedName = {
  name: string
  /** In small letters. */
  text: string
  series: number
}

/** A value of a dimension, and the number of series that have it, by name. */
export type IndexedValue = {
  dimension: string
  value: string
  /** In small letters. */
  text: string
  byName: ReadonlyMap<string, number>
}

/** What the tree shows and searches. */
export type MetricIndex = {
  /** Ascending. */
  names: readonly IndexedName[]
  values: readonly IndexedValue[]
}

/** Metrics between two pauses. */
const pieceSize = 200

const { compare } = new Intl.Collator('en', { numeric: true })

/** Indexes metrics piece by piece. `names` may have more names than `metrics`, which can be a part of all. */
export function* indexMetrics(
  names: readonly string[],
  metrics: readonly Pick<Metric, 'name' | 'dimensions'>[],
): Generator<undefined, MetricIndex> {
  const counts = new Map(names.map((name) => [name, 0]))
  const values = new Map<string, Map<string, Map<string, number>>>()
  for (const [index, { name, dimensions }] of metrics.entries()) {
    if (index % pieceSize === 0) yield
    counts.set(name, (counts.get(name) ?? 0) + 1)
    for (const [dimension, value] of Object.entries(dimensions)) {
      const ofDimension = getOrAdd(values, dimension, () => new Map<string, Map<string, number>>())
      const byName = getOrAdd(ofDimension, value, () => new Map<string, number>())
      byName.set(name, (byName.get(name) ?? 0) + 1)
    }
  }
  yield
  const sorted = [...counts].sort(([a], [b]) => compare(a, b))
  yield
  const indexed: IndexedValue[] = []
  for (const [dimension, ofDimension] of values) {
    yield
    for (const [value, byName] of ofDimension) {
      indexed.push({ dimension, value, text: value.toLowerCase(), byName })
    }
  }
  return {
    names: sorted.map(([name, series]) => ({ name, text: name.toLowerCase(), series })),
    values: indexed,
  }
}

function getOrAdd<key, value>(map: Map<key, value>, key: key, create: () => value): value {
  const known = map.get(key)
  if (known !== undefined) return known
  const added = create()
  map.set(key, added)
  return added
}
