const escapedBlank = '\\ '

/**
 * Reads the dimensions of a response. Servers on InfluxDB escape a space as `\ ` in `GET /metrics` and in series of a
 * single metric, but nowhere else. No stored name or value contains a backslash, so `\ ` always means a space. InfluxDB
 * also escapes commas and equals signs, which dimensions cannot contain.
 *
 * @returns the same object if nothing is escaped: copies would cost as much as parsing the JSON
 */
export function readDimensions(wire: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  // All known servers send strings. Other values of a faulty server pass through unchanged.
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
