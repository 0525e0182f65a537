import type { DimensionFilter, Metric } from '@monasca/core'

/**
 * Converts typed filters into one filter: `hostname=web1`, `device=sda|sdb` for any of several values, `device` for any
 * value, `thing="a|b"` for a value with a bar. The same name twice means any of the values.
 */
export function toDimensionFilter(filters: readonly string[]): DimensionFilter | undefined {
  const wanted = new Map<string, string[]>()
  for (const filter of filters) {
    const { name, values } = parse(filter)
    wanted.set(name, [...(wanted.get(name) ?? []), ...(values ?? [])])
  }
  const entries = [...wanted].map(([name, values]) => [name, values.length === 0 ? true : values] as const)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** Describes what is wrong with a filter; `undefined` if it is valid. */
export function checkFilter(filter: string): string | undefined {
  const { name, values, isOpen } = parse(filter)
  if (isOpen) return 'Close the quotation mark.'
  if (name === '') return 'Start a filter with the name of a dimension, as in hostname=web1.'
  if (name.startsWith('_')) return 'Dimension names cannot start with “_”.'
  if (/[><={},"\\;&:|]/.test(name)) return `“${name}” contains a character that dimensions cannot have.`
  if (values?.includes('')) return 'A value is missing after “=”.'
  if (values?.some((value) => /[><={},"\\;&]/.test(value))) {
    return 'The value contains a character that dimensions cannot have.'
  }
  return undefined
}

/**
 * Splits what was typed or pasted into filters. A blank is part of a value, unless another `name=` follows it:
 * `thing=web 1 device=sda` is two filters.
 */
export function splitFilters(text: string): string[] {
  const filters: string[] = []
  let start = 0
  let isQuoted = false
  let hasSign = false
  for (const [index, character] of [...text].entries()) {
    if (character === '"') isQuoted = !isQuoted
    if (isQuoted) continue
    if (character === '=') hasSign = true
    if (character !== ' ') continue
    if (hasSign && !/^ +(?:"[^"]*"|[^\s="|]+)=/.test(text.slice(index))) continue
    filters.push(text.slice(start, index))
    start = index + 1
    hasSign = false
  }
  return [...filters, text.slice(start)].map((filter) => filter.trim()).filter((filter) => filter !== '')
}

/** Suggests the dimensions of the given metrics as filters, most frequent first. */
export function suggestFilters(metrics: readonly Metric[], limit: number): string[] {
  const counts = new Map<string, number>()
  for (const { dimensions } of metrics) {
    for (const [name, value] of Object.entries(dimensions)) {
      const filter = `${quote(name)}=${quote(value)}`
      counts.set(filter, (counts.get(filter) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count < metrics.length)
    .sort(([a, first], [b, second]) => second - first || a.localeCompare(b, 'en', { numeric: true }))
    .slice(0, limit)
    .map(([filter]) => filter)
}

/** Adds quotation marks to values that would mean something else without them. */
function quote(text: string): string {
  return /\||^\s|\s$/.test(text) ? `"${text}"` : text
}

type ParsedFilter = {
  name: string
  /** `undefined` without `=`: any value. */
  values: string[] | undefined
  /** Whether a quotation mark is not closed. */
  isOpen: boolean
}

function parse(filter: string): ParsedFilter {
  const parts = ['']
  let isQuoted = false
  let sign = false
  for (const character of filter) {
    const last = parts.length - 1
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && ((character === '=' && !sign) || (character === '|' && sign))) {
      sign = true
      parts.push('')
    } else parts[last] += character
  }
  const [name = '', ...values] = parts
  return { name: name.trim(), values: sign ? values : undefined, isOpen: isQuoted }
}
