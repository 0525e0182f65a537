import { toDimensionFilter } from '../../../search/dimensionFilters.js'

type Filter = Readonly<Record<string, readonly string[]>>

/** Writes a filter as it is typed: `hostname=a|b`, or `hostname` for any value. */
export function writeFilters(filter: Filter = {}): string[] {
  return Object.entries(filter).map(([name, values]) =>
    values.length === 0 ? quote(name) : `${quote(name)}=${values.map(quote).join('|')}`,
  )
}

/** Reads typed filters; `undefined` for none. */
export function readFilters(texts: readonly string[]): Record<string, string[]> | undefined {
  const filter = toDimensionFilter(texts)
  if (filter === undefined) return undefined
  return Object.fromEntries(
    Object.entries(filter).map(([name, values]) => [name, typeof values === 'object' ? [...values] : []]),
  )
}

/** Signs that would mean something else are put in quotation marks. */
function quote(text: string): string {
  return /[|=]|^\s|\s$/.test(text) ? `"${text}"` : text
}
