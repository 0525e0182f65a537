const escapedBlank = '\\ '

/**
 * Reads the dimensions of a reply. Servers on InfluxDB write a blank as `\ ` in `GET /metrics` and in series of a single
 * metric, but nowhere else. No stored name or value contains a backslash, so `\ ` always means a blank. Commas and equals
 * signs, which InfluxDB escapes as well, cannot be stored in a dimension.
 *
 * @returns the same object where nothing is escaped: a copy of each would cost as much as parsing the JSON
 */
export function readDimensions(wire: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  // Values are text on every known server; what a broken one may send is passed on unchanged.
  const dimensions = wire as Readonly<Record<string, string>>
  return hasEscapedBlank(wire)
    ? Object.fromEntries(
        Object.entries(dimensions).map(([name, value]) => [unescapeBlanks(name), unescapeBlanks(value)]),
      )
    : dimensions
}

function hasEscapedBlank(dimensions: Readonly<Record<string, unknown>>): boolean {
  for (const name in dimensions) {
    const value = dimensions[name]
    if (name.includes(escapedBlank) || (typeof value === 'string' && value.includes(escapedBlank)))
      return true
  }
  return false
}

function unescapeBlanks(text: string): string {
  return typeof text === 'string' ? text.replaceAll(escapedBlank, ' ') : text
}
