/** Entries with values for the same keys, and their lookup tables. */
type Pattern<entry> = {
  keys: readonly string[]
  entries: Map<entry, ReadonlyMap<string, string>>
  /** Tables by subsets of the keys, created on first use. */
  tables: Map<string, { keys: readonly string[]; rows: Map<string, Set<entry>> }>
}

/**
 * Finds matching `match_by` values without a search through all entries: a definition may have ten thousand alarms that
 * share a region and differ in the host.
 *
 * Two sets of values match if no common key differs and at least one is equal, or if both are empty.
 */
export class ValueIndex<entry> {
  readonly #patterns = new Map<string, Pattern<entry>>()

  add(entry: entry, values: ReadonlyMap<string, string>): void {
    const pattern = this.#patternOf(values)
    pattern.entries.set(entry, values)
    for (const { keys, rows } of pattern.tables.values()) addRow(rows, rowKey(keys, values), entry)
  }

  /** @param values the values with which it was added */
  delete(entry: entry, values: ReadonlyMap<string, string>): void {
    const pattern = this.#patternOf(values)
    pattern.entries.delete(entry)
    for (const { keys, rows } of pattern.tables.values()) rows.get(rowKey(keys, values))?.delete(entry)
  }

  /** Entries with matching values, in no particular order. */
  fitting(values: ReadonlyMap<string, string>): entry[] {
    return [...this.#patterns.values()].flatMap((pattern) => {
      const keys = pattern.keys.filter((key) => values.has(key))
      const areBothEmpty = pattern.keys.length === 0 && values.size === 0
      return keys.length === 0 && !areBothEmpty ? [] : [...lookUp(pattern, keys, values)]
    })
  }

  #patternOf(values: ReadonlyMap<string, string>): Pattern<entry> {
    const keys = [...values.keys()].sort()
    const name = JSON.stringify(keys)
    const known = this.#patterns.get(name)
    if (known !== undefined) return known
    const made: Pattern<entry> = { keys, entries: new Map(), tables: new Map() }
    this.#patterns.set(name, made)
    return made
  }
}

function lookUp<entry>(
  pattern: Pattern<entry>,
  keys: readonly string[],
  values: ReadonlyMap<string, string>,
): Iterable<entry> {
  const name = JSON.stringify(keys)
  let table = pattern.tables.get(name)
  if (table === undefined) {
    table = { keys, rows: new Map() }
    pattern.tables.set(name, table)
    for (const [entry, own] of pattern.entries) addRow(table.rows, rowKey(keys, own), entry)
  }
  return table.rows.get(rowKey(keys, values)) ?? []
}

function rowKey(keys: readonly string[], values: ReadonlyMap<string, string>): string {
  return JSON.stringify(keys.map((key) => values.get(key)))
}

function addRow<entry>(rows: Map<string, Set<entry>>, key: string, entry: entry): void {
  const row = rows.get(key)
  if (row === undefined) rows.set(key, new Set([entry]))
  else row.add(entry)
}
