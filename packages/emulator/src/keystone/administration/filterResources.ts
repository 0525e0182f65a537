/** Comparisons that may follow the name of an attribute, such as `name__contains`. */
const comparisons: ReadonlyMap<string, (value: string, wanted: string) => boolean> = new Map([
  ['contains', (value: string, wanted: string) => value.includes(wanted)],
  ['startswith', (value: string, wanted: string) => value.startsWith(wanted)],
  ['endswith', (value: string, wanted: string) => value.endsWith(wanted)],
])

/**
 * Returns the resources that match a query. Only the attributes in `filters` are used; other parameters are ignored, as
 * in the real service.
 */
export function filterResources<resource extends Readonly<Record<string, unknown>>>(
  resources: readonly resource[],
  query: Readonly<Record<string, string>>,
  filters: readonly string[],
): resource[] {
  const tests = Object.entries(query).flatMap(([key, wanted]) => {
    const [name = '', comparison] = key.split('__')
    if (!filters.includes(name)) return []
    if (comparison === undefined) return [(resource: resource) => equals(resource[name], wanted)]
    // An `i` before the comparison ignores case, as in `name__icontains`.
    const ignoresCase = comparison.startsWith('i') && comparisons.has(comparison.slice(1))
    const compare = comparisons.get(ignoresCase ? comparison.slice(1) : comparison)
    const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text)
    return compare ? [(resource: resource) => compare(fold(String(resource[name] ?? '')), fold(wanted))] : []
  })
  return resources.filter((resource) => tests.every((test) => test(resource)))
}

function equals(value: unknown, wanted: string): boolean {
  if (typeof value === 'boolean')
    return value === !['0', 'f', 'false', 'n', 'no', 'off'].includes(wanted.toLowerCase())
  return String(value ?? '') === wanted
}
