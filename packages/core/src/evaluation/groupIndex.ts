import type { MetricGroup } from './metricGroup.js'

/** What has a group: alarms, and candidates for alarms. */
type Grouped = { readonly group: MetricGroup }

/** Alarms or candidates in the order in which they came, found by `match_by` values without a search through all. */
export class GroupIndex<member extends Grouped> {
  readonly #orders = new Map<member, number>()
  readonly #byValue = new Map<string, Set<member>>()
  #added = 0

  /** All, oldest first. */
  get members(): Iterable<member> {
    return this.#orders.keys()
  }

  add(member: member): void {
    this.#orders.set(member, this.#added++)
    this.update(member)
  }

  /** To be called when the group has got more metrics, and so perhaps more values. */
  update(member: member): void {
    for (const key of toKeys(member.group.values)) {
      const found = this.#byValue.get(key)
      if (found === undefined) this.#byValue.set(key, new Set([member]))
      else found.add(member)
    }
  }

  delete(member: member): void {
    this.#orders.delete(member)
    for (const key of toKeys(member.group.values)) this.#byValue.get(key)?.delete(member)
  }

  /** Those in which a metric with such values belongs, oldest first. */
  fitting(values: ReadonlyMap<string, string>): member[] {
    return this.#near(values).filter(({ group }) => group.fits(values))
  }

  /** Visits those that share a value, oldest first. Values that come to `values` on the way count for what follows. */
  visitNear(values: ReadonlyMap<string, string>, visit: (member: member) => void): void {
    let known = values.size
    let rest = this.#near(values)
    for (let member = rest.shift(); member !== undefined; member = rest.shift()) {
      visit(member)
      if (values.size === known) continue
      known = values.size
      const visited = this.#order(member)
      rest = this.#near(values).filter((other) => this.#order(other) > visited)
    }
  }

  #near(values: ReadonlyMap<string, string>): member[] {
    const found = new Set<member>()
    for (const key of toKeys(values)) for (const member of this.#byValue.get(key) ?? []) found.add(member)
    return [...found].sort((a, b) => this.#order(a) - this.#order(b))
  }

  #order(member: member): number {
    return this.#orders.get(member) ?? -1
  }
}

/** A key for each value; for none, the one key of those that have none. */
function toKeys(values: ReadonlyMap<string, string>): string[] {
  return values.size === 0 ? [''] : Array.from(values, (pair) => JSON.stringify(pair))
}
